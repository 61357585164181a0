"""Going once over lines of a file: where each batch is, and what the list shows of its events.

Verdicts are not known then; `judge` finds them out behind.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import chain

from inspector import formats
from inspector.index.builder import Builder
from inspector.index.columns import Part, Words
from inspector.index.disk import DiskFile
from inspector.index.outline import Outlines
from inspector.index.plain import Plain, plain
from inspector.model.batch import Record
from inspector.pipeline import Pipeline

HEAD = 1 << 20
"""Bytes looked at to recognise lines; a file whose first line is longer is no file of lines."""

TURN = 16
"""Lines between two looks at whether others wait: some tenths of a millisecond of work."""

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


def _at_once() -> None:
    """Nobody is waited for."""


class LineReader:
    """Puts lines into columns, from where it was left. Others may say where that is."""

    def __init__(
        self,
        words: Words,
        pipeline: Pipeline,
        packed: bool,
        give_way: Callable[[], None] = _at_once,
    ) -> None:
        """`packed`: the lines were unpacked of a gzip file. `give_way` is called every few
        lines."""
        self.number = 0
        """The number of the last record."""
        self.line = 0
        """How many lines went before."""
        self.offset = 0
        """Where the next line begins."""
        self._sound = False
        """Whether the lines at hand are known to be UTF-8."""
        self._packed = packed
        self._outlines = Outlines(pipeline)
        self._pipeline = pipeline
        self._builder = Builder(words)
        self._give_way = give_way

    def take(self, text: bytes) -> None:
        """Takes whole lines; the last may be without its break. It counts as well: should it go on
        later, `following` reads it again."""
        self._sound = _is_utf8(text)
        self._lines(BytesIO(text).readlines())  # five times as fast as to split it
        self._sound = False
        self._builder.settle()

    def part(self, done: int) -> Part:
        """What was read since it was asked last."""
        return self._builder.part(done)

    def _lines(self, lines: list[bytes]) -> None:
        """Takes lines with their breaks."""
        for number, line in enumerate(lines):
            if not number % TURN:
                self._give_way()
            self.line += 1
            body = line.rstrip(b"\r\n")
            whole = body.startswith(b"{") and body.endswith(b"}")
            batch = plain(body, sound=self._sound) if whole else None
            if batch is None:
                self._long_way(line)
            else:
                self._add(batch, body)
            self.offset += len(line)

    def _add(self, batch: Plain, body: bytes) -> None:
        number = self.number + 1
        self.number = number if self._packed else max(number, self.line)
        self._builder.plain(batch, self.number, self.line, self.offset, len(body))

    def _long_way(self, line: bytes) -> None:
        raw = line.strip(_BLANKS)
        if self.line == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw:
            return
        offset = self.offset + line.index(raw)
        records = list(formats.line_records(self.line, offset, raw, self._packed))
        for record in records:
            self.number = max(self.number + 1, record.number)
            record = _numbered(record, self.number)
            if len(records) > 1:
                self._builder.kept.append(record)
            rows = self._outlines.rows(record, 0, "")
            self._builder.record(self.number, self.line, offset, len(raw), rows)


def _is_utf8(text: bytes) -> bool:
    try:
        return text.isascii() or bool(text.decode())
    except UnicodeDecodeError:
        return False


def _numbered(record: Record, number: int) -> Record:
    return record if record.number == number else replace(record, number=number)
