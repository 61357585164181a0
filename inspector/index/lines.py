"""Going once over a long file of lines: where each batch is, and what the list shows of its events.

Verdicts are not known then; `judge` finds them out behind.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

import numpy as np

from inspector import formats
from inspector.index.builder import Builder
from inspector.index.columns import Judged, Part
from inspector.index.disk import DiskFile
from inspector.index.outline import Outlines
from inspector.index.plain import Plain, plain
from inspector.index.source import Source
from inspector.model.batch import Record
from inspector.pipeline import Pipeline

HEAD = 1 << 20
"""Bytes looked at to recognise lines; a file whose first line is longer is no file of lines."""

TURN = 16
"""Lines between two looks at whether others wait: some tenths of a millisecond of work."""
PAUSE = 0.1
"""Seconds between two parts: each is some work for the window."""
AT_ONCE = 10
"""Records that are judged as soon as they are listed: those on the first screen."""

_BLANKS = b" \t\r\n"


def steps_of_lines(file: DiskFile) -> Iterator[tuple[bytes, int]] | None:
    """The text of `file` in steps, None where it does not hold one value a line."""
    steps = file.steps()
    head, taken = b"", []
    for block, done in steps:
        taken.append((block, done))
        head += block
        if b"\n" in head or len(head) > HEAD:
            break
    whole = head[: head.rfind(b"\n") + 1]
    return chain(taken, steps) if whole and formats.is_lines(whole) else None


class LineReader:
    """Reads the lines of one source into parts, from where it was left."""

    def __init__(self, source: Source, pipeline: Pipeline, give_way: Callable[[], None]) -> None:
        assert source.file is not None
        self._file = source.file
        self._source = source
        self._outlines = Outlines(pipeline)
        self._pipeline = pipeline
        self._builder = Builder(source.words)
        self._number = 0
        self._line = 0
        self._offset = 0
        self._rest = b""
        self._give_way = give_way

    def parts(self, steps: Iterator[tuple[bytes, int]]) -> Iterator[Part]:
        """The records of these steps, the first of them at once. A last line without its line
        break counts as well; should it go on later, `Source` follows by reading it again."""
        done, told = 0, float("-inf")
        for block, done in steps:
            lines = block.split(b"\n")
            lines[0] = self._rest + lines[0]
            self._rest = lines.pop()
            self._lines(lines)
            if lines and time.monotonic() - told >= PAUSE:
                yield self._builder.part(done)
                told = time.monotonic()
        if self._rest:
            rest, self._rest = self._rest, b""
            self._lines([rest])
        self._builder.words.people.prepare()
        yield self._builder.part(done)

    def judge_first(self, part: Part) -> Judged:
        """The verdicts of the first records of the first part, which need not wait for the rest of
        the file. Raises OSError."""
        outlines = Outlines(self._pipeline, self._builder.words.rulings)
        found: list[int] = []
        for place, count in enumerate(part.counts[:AT_ONCE].tolist()):
            if place in part.batch_ids:
                own = part.rows["ruling"][len(found) : len(found) + count].tolist()
            else:
                own = outlines.numbers(self._record(part, place))
            if len(own) != count:
                break  # there is more to it than the list shows; `judge` will say
            found += own
        return Judged(0, np.array(found, "u4"))

    def _record(self, part: Part, place: int) -> Record:
        names = ("line", "offset", "length")
        line, offset, length = (int(part.records[name][place]) for name in names)
        raw = self._file.read(offset, length)
        return next(iter(formats.line_records(line, offset, raw, self._file.packed)))

    def _lines(self, lines: list[bytes]) -> None:
        for line in lines:
            self._line += 1
            if not self._line % TURN:
                self._give_way()
            body = line[:-1] if line.endswith(b"\r") else line
            batch = plain(body) if body.startswith(b"{") and body.endswith(b"}") else None
            if batch is None:
                self._long_way(line)
            else:
                self._add(batch, body)
            self._offset += len(line) + 1

    def _add(self, batch: Plain, body: bytes) -> None:
        number = self._number + 1
        self._number = number if self._file.packed else max(number, self._line)
        self._builder.plain(batch, self._number, self._line, self._offset, len(body))

    def _long_way(self, line: bytes) -> None:
        raw = line.strip(_BLANKS)
        if self._line == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw:
            return
        offset = self._offset + line.index(raw)
        records = list(formats.line_records(self._line, offset, raw, self._file.packed))
        for record in records:
            self._number = max(self._number + 1, record.number)
            record = _numbered(record, self._number)
            if len(records) > 1:
                self._builder.kept.append(record)
            rows = self._outlines.rows(record, self._source.id, self._source.name)
            if rows:
                self._builder.record(self._number, self._line, offset, len(raw), rows)


def _numbered(record: Record, number: int) -> Record:
    return record if record.number == number else replace(record, number=number)
