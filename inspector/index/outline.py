"""Rows by the million: most events have the structure and the outcome of one seen before.

What a row shows of the outcome (verdict, badge, problem codes) follows from the event's structure
and a few readings of its values, so it is worked out once for each combination and looked up ever
after. The full pipeline stays the only judge: every outcome here was its own.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from inspector.index.arrays import Interned
from inspector.index.columns import Ruling, ruling_of
from inspector.index.row import Row, batch_ids, event_index, row_of
from inspector.model.batch import Batch, Event, Kind, Record
from inspector.model.delivery import EventKey
from inspector.model.inspection import Inspection
from inspector.model.json import Json, text_of
from inspector.pipeline import LONGEST, Around, Opened, Pipeline

MOST = 50_000
"""Outcomes kept. A source with more kinds than this gains nothing from remembering."""


@dataclass(slots=True)
class _Known:
    """An event of some outcome."""

    row: Row
    """Only what the outcome decides is used of it."""
    numbers: dict[str | None, int] = field(default_factory=dict)
    """Of its rulings, by `maps_to`; None where that ends with the event's own name."""


class Outlines:
    """Makes rows under one pipeline; gets faster the more it has seen."""

    def __init__(self, pipeline: Pipeline, rulings: Interned[Ruling | None] | None = None) -> None:
        self._pipeline = pipeline
        self._events: dict[Hashable, _Known] = {}
        self.rulings: Interned[Ruling | None] = Interned() if rulings is None else rulings
        """Every ruling that `numbers` speaks of."""

    def rows(self, record: Record, source_id: int, source: str) -> list[Row]:
        """The rows of a record: exactly what `row_of` makes of its inspections."""
        opened = self._pipeline.open(record)
        batch = _short(record, opened)
        if batch is None:
            return [
                row_of(each, EventKey(source_id, record.number, event_index(each)), source)
                for each in self._inspections(record, opened)
            ]
        around = self._pipeline.around(batch)
        identities = batch.identities
        shown = next(iter(identities), ("", ""))
        environment, ids = batch.environment, batch_ids(batch)
        rows = []
        for event in batch.events:
            found, action = self._known(event, around)
            known, name = found.row, event.name
            row = Row(
                key=EventKey(source_id, record.number, event.index),
                time_ms=event.time_ms,
                event_type=event.event_type,
                name=name,
                identity_type=shown[0],
                identity=shown[1],
                maps_to=_maps_to(known.maps_to, action, name),
                verdict=known.verdict,
                badge=known.badge,
                codes=known.codes,
                severity=known.severity,
                environment=environment,
                source=source,
                identities=identities,
                batch_ids=ids,
            )
            rows.append(row)
        return rows

    def numbers(self, record: Record) -> list[int]:
        """The rulings in those rows by their numbers in `rulings`, without making the rows."""
        opened = self._pipeline.open(record)
        batch = _short(record, opened)
        if batch is None:
            key, found = EventKey(0, 0, 0), self._inspections(record, opened)
            return [self.rulings.id(ruling_of(row_of(each, key, ""))) for each in found]
        around = self._pipeline.around(batch)
        return [self._number(event, around) for event in batch.events]

    def _inspections(self, record: Record, opened: Opened) -> tuple[Inspection, ...]:
        if record.kind is Kind.OTHER:
            return (self._pipeline.inspect_other(record),)
        return self._pipeline.inspect(record, opened)

    def _number(self, event: Event, around: Around) -> int:
        known, action = self._known(event, around)
        name = event.name
        if action == name and name:
            maps_to = None  # so it is with most events: MoEngage calls them by their own name
        elif maps_to := _maps_to(known.row.maps_to, action, name):
            tail = maps_to.partition(" · ")[2]
            maps_to = None if tail == name and tail else maps_to
        number = known.numbers.get(maps_to)
        if number is None:
            row = replace(known.row, name=name, maps_to=_maps_to(known.row.maps_to, action, name))
            number = known.numbers[maps_to] = self.rulings.id(ruling_of(row))
        return number

    def _known(self, event: Event, around: Around) -> tuple[_Known, Json]:
        """A known event of the same outcome, and the name of this event's MoEngage action."""
        outline = self._pipeline.outline(event, around)
        known = self._events.get(outline.key)
        if known is None:
            if len(self._events) > MOST:
                self._events.clear()
            row = row_of(self._pipeline.inspect_event(event), EventKey(0, 0, event.index), "")
            known = self._events[outline.key] = _Known(row)
        return known, outline.action


def _short(record: Record, opened: Opened) -> Batch | None:
    """The batch of a record, where the short cut may be taken."""
    if not isinstance(opened, Batch) or len(record.raw) > LONGEST:
        return None
    return opened if opened.tree.get("events") else None


def _maps_to(known: str, action: Json, name: str) -> str:
    """The same kind of request, for this event's own name."""
    if known.startswith("event"):
        return known if action is None else f"event · {text_of(action)}"
    return f"customer · {name}" if known and name else known
