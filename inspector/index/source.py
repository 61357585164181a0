"""Reading a source in chunks, so that rows can be shown while the rest is still read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from inspector.index.outline import Outlines
from inspector.index.row import NO_EVENT, Row
from inspector.model.batch import Kind, Record
from inspector.model.delivery import EventKey
from inspector.model.inspection import Inspection
from inspector.model.json import raw_events
from inspector.pipeline import Pipeline

CHUNK = 200
"""Records a chunk: some milliseconds of work, so that a window stays quick."""


class State(StrEnum):
    """Where a source stands."""

    READING = "reading"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Chunk:
    """The next part of a source."""

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
    rows: list[Row] = field(default_factory=list)
    records: dict[int, Record] = field(default_factory=dict)
    """Every record but other traffic, by its number."""
    other: dict[str, int] = field(default_factory=dict)
    """Other traffic that was skipped: what it was, how often."""

    def take(self, chunk: Chunk) -> None:
        """Adds what was read."""
        self.rows.extend(chunk.rows)
        self.done = chunk.done
        for record in chunk.records:
            if record.kind is Kind.OTHER:
                self.other[record.label] = self.other.get(record.label, 0) + 1
            else:
                self.records[record.number] = record

    def inspect(self, key: EventKey, pipeline: Pipeline) -> Inspection:
        """The whole inspection of one row, made afresh from its bytes."""
        inspections = pipeline.inspect(self.records[key.record])
        return next(
            inspection
            for inspection in inspections
            if (inspection.event.index if inspection.event else NO_EVENT) == key.event
        )

    def contains(self, key: EventKey, needle: str) -> bool:
        """Whether the event's own text holds `needle` (given in lower case), in any case."""
        record = self.records[key.record]
        if needle not in record.raw.decode(errors="replace").casefold():
            return False
        items = raw_events(record.raw)
        if key.event == NO_EVENT or not items:
            return True
        return needle in items[key.event].decode(errors="replace").casefold()


def read(source_id: int, name: str, data: bytes, pipeline: Pipeline) -> Iterator[Chunk]:
    """The source in chunks of records with their rows."""
    outlines = Outlines(pipeline)
    records: list[Record] = []
    for record in pipeline.read(data):
        records.append(record)
        if len(records) == CHUNK:
            yield _chunk(source_id, name, records, outlines)
            records = []
    if records:
        yield _chunk(source_id, name, records, outlines)


def reread(source: Source, pipeline: Pipeline) -> Iterator[Chunk]:
    """The same records under another pipeline, as after a change of workspace settings."""
    outlines = Outlines(pipeline)
    records = list(source.records.values())
    for start in range(0, len(records), CHUNK):
        yield _chunk(source.id, source.name, records[start : start + CHUNK], outlines)


def _chunk(source_id: int, name: str, records: list[Record], outlines: Outlines) -> Chunk:
    rows = tuple(
        row
        for record in records
        if record.kind is not Kind.OTHER
        for row in outlines.rows(record, source_id, name)
    )
    last = records[-1]
    return Chunk(tuple(records), rows, last.offset + len(last.raw))
