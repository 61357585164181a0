"""Going once over a long file of lines: where each batch is, and what the list shows of its events.

Verdicts are not known then; `judge` finds them out behind.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from inspector import formats
from inspector.index.columns import NO_TIME, Builder, Part
from inspector.index.disk import DiskFile
from inspector.index.identities import RawPeople
from inspector.index.outline import Outlines
from inspector.index.plain import Plain, name_of, plain
from inspector.index.source import Source
from inspector.model.batch import Record
from inspector.pipeline import Pipeline

HEAD = 1 << 20
"""Bytes looked at to recognise lines; a file whose first line is longer is no file of lines."""

TURN = 16
"""Lines between two rests, some tenths of a millisecond of work. At 64 the window waits 200 ms."""
AT_ONCE = 10
"""Lines that are judged as they are read: those on the first screen."""

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
        """The records of these steps. A last line without its line break counts as well; should it
        go on later, `Source` follows by reading it again."""
        done = 0
        for block, done in steps:
            text = self._rest + block if self._rest else block
            cut = text.rfind(b"\n") + 1
            self._rest = text[cut:]
            if cut:
                self._lines(text[: cut - 1])
                yield self._builder.part(done)
        if self._rest:
            rest, self._rest = self._rest, b""
            self._lines(rest)
            yield self._builder.part(done)

    def _lines(self, text: bytes) -> None:
        for line in text.split(b"\n"):
            self._line += 1
            if not self._line % TURN:
                self._give_way()
            batch = plain(line) if line[:1] == b"{" and line[-1:] == b"}" else None
            if batch is None or self._line <= AT_ONCE or not self._add(batch, line):
                self._long_way(line)
            self._offset += len(line) + 1

    def _add(self, batch: Plain, line: bytes) -> bool:
        """Puts a plain batch into the columns. This runs for every event: no calls it can avoid."""
        builder = self._builder
        words, rows = builder.words, builder.rows
        type_ids, name_ids = words.types.ids, words.names.ids
        time = batch.timestamp_unixtime_ms
        other = NO_TIME if time is None else time
        types, names, times = [], [], []
        for event in batch.events:
            data = event.data
            name = data.event_name
            if not name or data.product_action or data.promotion_action:
                try:
                    name = name_of(data)
                except ValueError:
                    return False
            number = name_ids.get(name)
            names.append(words.names.id(name) if number is None else number)
            number = type_ids.get(event.event_type)
            types.append(words.types.id(event.event_type) if number is None else number)
            time = data.timestamp_unixtime_ms
            times.append(other if time is None else time)
        rows["name"] += names
        rows["type"] += types
        rows["time"] += times
        rows["event"] += range(len(names))
        rows["ruling"] += [0] * len(names)
        self._place(batch, line, len(names))
        return True

    def _place(self, batch: Plain, line: bytes, count: int) -> None:
        builder = self._builder
        records, words = builder.records, builder.words
        self._number = self._number + 1 if self._file.packed else max(self._number + 1, self._line)
        records["number"].append(self._number)
        records["line"].append(self._line)
        records["offset"].append(self._offset)
        records["length"].append(len(line))
        people = RawPeople(bytes(batch.user_identities), bytes(batch.mpid))
        records["people"].append(words.people.id(people))
        records["environment"].append(words.environments.id(batch.environment))
        builder.counts.append(count)

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
