"""An opened source: its rows as columns, and the way back from a row to its bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from inspector import formats
from inspector.index.builder import Builder
from inspector.index.columns import NO_TIME, Columns, Judged, Part, Words
from inspector.index.disk import DiskFile
from inspector.index.identities import Identities
from inspector.index.outline import Outlines
from inspector.index.plain import batch_ids_of, identities_in
from inspector.index.row import Row
from inspector.model.batch import Record
from inspector.model.delivery import EventKey
from inspector.model.inspection import Inspection
from inspector.pipeline import Pipeline

if TYPE_CHECKING:
    from inspector.index.across import Overview

CHUNK = 200
"""Records a chunk: some milliseconds of work, so that a window stays quick."""


class State(StrEnum):
    """Where a source stands."""

    READING = "reading"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"
    LIVE = "live"
    """It grows, and is read as it does."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The next part of a source that is read whole."""

    records: tuple[Record, ...]
    rows: tuple[Row, ...]
    done: int
    """Bytes of the source read so far."""


@dataclass(slots=True)
class Source:
    """An opened file, paste or capture with all rows read so far."""

    id: int
    name: str
    size: int
    path: str = ""
    """Where it can be read again; empty for a paste."""
    state: State = State.READING
    error: str = ""
    done: int = 0
    file: DiskFile | None = None
    """Where the bytes are that are not kept."""
    paused: bool = False
    """Whether reading or judging it is held up."""
    judged: int = 0
    """Rows at the beginning that have their verdicts."""
    columns: Columns = field(default_factory=Columns)
    words: Words = field(default_factory=Words)
    overview: "Overview | None" = None
    """What is wrong with it as a whole, once somebody has looked."""
    looked: int = 0
    """Rows that were looked at for that so far."""
    muted: set[str] = field(default_factory=set)
    """Codes of problems nobody wants to hear of here."""
    kept: dict[int, Record] = field(default_factory=dict)
    """Records that cannot be found in the file by one line, by their number."""

    def __len__(self) -> int:
        """Rows, other traffic among them."""
        return len(self.columns)

    @property
    def events(self) -> int:
        """Rows without other traffic."""
        return len(self.columns) - self.columns.others

    def take(self, chunk: Chunk | Part | Judged) -> None:
        """Adds what was read, or verdicts of it."""
        if isinstance(chunk, Judged):
            self.settle(chunk)
            return
        if isinstance(chunk, Part):
            self.keep(chunk.kept)
            self.columns.append(chunk)
            self.done = max(self.done, chunk.done)
            self._count_judged(len(chunk.rows["ruling"]))
            return
        self.keep(chunk.records)
        self.columns.append(self._columns_of(chunk.rows, chunk.done))
        self.done, self.judged = chunk.done, len(self.columns)

    def _count_judged(self, new: int) -> None:
        """Some of the last rows may have come with their verdicts."""
        if self.judged + new == len(self.columns):
            known = self.columns.of_row("ruling")[self.judged :] != 0
            self.judged += new if known.all() else int(known.argmin())

    def keep(self, records: Iterable[Record]) -> None:
        """Holds records by their number."""
        self.kept.update((record.number, record) for record in records)

    def settle(self, judged: Judged) -> None:
        """Takes verdicts."""
        self.columns.settle(judged.start, judged.rulings)
        self.judged = judged.start + len(judged.rulings)

    def forget_rulings(self) -> None:
        """Nothing is judged any more: other settings hold."""
        self.columns.forget_rulings()
        self.judged = 0

    def replace(self, rows: Iterable[Row]) -> None:
        """Other rows of the same records."""
        self.columns, self.words = Columns(), Words()
        self.columns.append(self._columns_of(rows, self.done))
        self.judged = len(self.columns)

    def reset(self, part: Part) -> None:
        """Holds these rows only, in the words it knows."""
        self.columns, self.kept, self.judged = Columns(), {}, 0
        self.overview, self.looked = None, 0
        self.take(part)

    def places_of(self, keys: Iterable[EventKey]) -> tuple[int, ...]:
        """The places of the records these events are of, in their order."""
        numbers = {key.record for key in keys if key.source == self.id}
        return tuple(sorted(self.columns.place(number) for number in numbers))

    def close(self) -> None:
        """Lets go of the file."""
        if self.file:
            self.file.close()

    # -- rows -----------------------------------------------------------------------------------

    def row(self, number: int, *, whole: bool = False) -> Row:
        """The row at a place, made of the columns. `whole`: with the ids of its batch, for which
        its bytes are read."""
        columns, words = self.columns, self.words
        place = int(columns.record[number])
        identities = self.identities(int(columns.of_record("people")[place]))
        shown = next(iter(identities), ("", ""))
        name = words.names.values[int(columns.of_row("name")[number])]
        ruling = words.rulings.values[int(columns.of_row("ruling")[number])]
        return Row(
            key=self.key(number),
            time_ms=self._time(number),
            event_type=words.types.values[int(columns.of_row("type")[number])],
            name=name,
            identity_type=shown[0],
            identity=shown[1],
            maps_to=ruling.target(name) if ruling else "",
            verdict=ruling.verdict if ruling else None,
            badge=ruling.badge if ruling else "",
            codes=ruling.codes if ruling else (),
            severity=ruling.severity if ruling else None,
            environment=words.environments.values[int(columns.of_record("environment")[place])],
            source=self.name,
            identities=identities,
            batch_ids=self.batch_ids(place) if whole else (),
        )

    def key(self, number: int) -> EventKey:
        """The key of the row at a place."""
        columns = self.columns
        record = int(columns.of_record("number")[int(columns.record[number])])
        return EventKey(self.id, record, int(columns.of_row("event")[number]))

    def find(self, key: EventKey) -> int:
        """The place of a row. Raises LookupError where there is none."""
        columns = self.columns
        number = int(columns.first[columns.place(key.record)]) + max(key.event, 0)
        if number >= len(columns) or self.key(number) != key:
            raise LookupError(f"there is no event {key}")
        return number

    def holds(self, key: EventKey) -> bool:
        """Whether there is such a row."""
        try:
            return self.find(key) >= 0
        except LookupError:
            return False

    def identities(self, people: int) -> Identities:
        """Identities by their number."""
        return identities_in(self.words.people.values[people])

    def batch_ids(self, place: int) -> tuple[str, ...]:
        """What the batch at a place calls itself."""
        known = self.columns.batch_ids.get(place)
        if known is not None:
            return known
        try:
            return batch_ids_of(self.raw(place))
        except OSError:  # it may be asked while its file is being closed
            return ()

    # -- back to the bytes ----------------------------------------------------------------------

    def raw(self, place: int) -> bytes:
        """The bytes of the line that holds the record at a place. Raises OSError."""
        assert self.file is not None
        columns = self.columns
        offset, length = columns.of_record("offset")[place], columns.of_record("length")[place]
        return self.file.read(int(offset), int(length))

    def record(self, number: int) -> Record:
        """A record by its number. Raises LookupError where there is none, OSError where the file
        cannot be read any more."""
        if number in self.kept:
            return self.kept[number]
        place = self.columns.place(number)
        if self.file is None:
            raise LookupError(f"there is no record {number}")
        line = int(self.columns.of_record("line")[place])
        offset = int(self.columns.of_record("offset")[place])
        found = formats.line_records(line, offset, self.raw(place), self.file.packed)
        return replace(next(iter(found)), number=number)

    def records(self) -> Iterator[Record]:
        """Every record that has a row, in order. Raises OSError as `record` does."""
        for number in self.columns.of_record("number").tolist():
            yield self.record(number)

    def inspect(self, key: EventKey, pipeline: Pipeline) -> Inspection:
        """The whole inspection of one row, made afresh from its bytes."""
        record = self.record(key.record)
        # The first is shown where the list was made of a text that proved to be damaged.
        return pipeline.inspect_one(record, key.event) or pipeline.inspect_other(record)

    # -- inside ---------------------------------------------------------------------------------

    def _time(self, number: int) -> int | None:
        time = int(self.columns.of_row("time")[number])
        return None if time == NO_TIME else self.columns.odd_times.get(number, time)

    def _columns_of(self, rows: Iterable[Row], done: int) -> Part:
        builder = Builder(self.words)
        group: list[Row] = []
        for row in rows:
            if group and group[0].key.record != row.key.record:
                builder.record(group[0].key.record, 0, 0, 0, group)
                group = []
            group.append(row)
        if group:
            builder.record(group[0].key.record, 0, 0, 0, group)
        return builder.part(done)


def read(source_id: int, name: str, data: bytes, pipeline: Pipeline) -> Iterator[Chunk]:
    """The source in chunks of records with their rows."""
    return chunks(source_id, name, pipeline.read(data), pipeline)


def chunks(
    source_id: int, name: str, found: Iterable[Record], pipeline: Pipeline
) -> Iterator[Chunk]:
    """Records in chunks with their rows."""
    outlines = Outlines(pipeline)
    records: list[Record] = []
    for record in found:
        records.append(record)
        if len(records) == CHUNK:
            yield _chunk(source_id, name, records, outlines)
            records = []
    if records:
        yield _chunk(source_id, name, records, outlines)


def reread(source: Source, pipeline: Pipeline) -> Iterator[Chunk]:
    """The same records under another pipeline, as after a change of workspace settings."""
    outlines = Outlines(pipeline)
    records = list(source.kept.values())
    for start in range(0, len(records), CHUNK):
        yield _chunk(source.id, source.name, records[start : start + CHUNK], outlines)


def _chunk(source_id: int, name: str, records: list[Record], outlines: Outlines) -> Chunk:
    rows = tuple(row for record in records for row in outlines.rows(record, source_id, name))
    last = records[-1]
    return Chunk(tuple(records), rows, last.offset + len(last.raw))
