"""Rows by the million: most events have the structure and the outcome of one seen before.

What a row shows of the outcome (verdict, badge, problem codes) follows from the event's structure
and a few readings of its values, so it is worked out once for each combination and looked up ever
after. The full pipeline stays the only judge: every outcome here was its own.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from inspector.index.row import NO_EVENT, Row, batch_ids, row_of
from inspector.model.batch import Batch, Event, Record
from inspector.model.delivery import EventKey
from inspector.model.json import Json, text_of
from inspector.pipeline import Pipeline, Sense

LONGEST = 60_000
"""Bytes of a record beyond which the size of a request may matter: no short cut there."""

MOST = 50_000
"""Outcomes kept. A source with more kinds than this gains nothing from remembering."""


@dataclass(slots=True)
class _Structure:
    """What is known of the events of one structure."""

    sense: Sense
    outcomes: dict[Hashable, Row] = field(default_factory=dict)
    """Rows by their readings; only what the outcome decides is used of them."""


class Outlines:
    """Makes rows under one pipeline; gets faster the more it has seen."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._structures: dict[Hashable, _Structure] = {}
        self._kept = 0

    def rows(self, record: Record, source_id: int, source: str) -> list[Row]:
        """The rows of a record: exactly what `row_of` makes of its inspections."""
        batch = self._pipeline.open(record)
        if not isinstance(batch, Batch) or not batch.events or len(record.raw) > LONGEST:
            return [
                row_of(each, EventKey(source_id, record.number, _index(each.event)), source)
                for each in self._pipeline.inspect(record)
            ]
        about = self._pipeline.about(batch)
        shown = next(iter(batch.identities), ("", ""))
        return [
            self._row(event, about, shown, EventKey(source_id, record.number, event.index), source)
            for event in batch.events
        ]

    def _row(
        self, event: Event, about: Hashable, shown: tuple[str, str], key: EventKey, source: str
    ) -> Row:
        structure = self._structure(event, about)
        action = structure.sense.action(event)
        readings = (structure.sense.read(event), self._pipeline.about_event(event, action))
        known = structure.outcomes.get(readings)
        if known is None:
            known = row_of(self._pipeline.inspect_event(event), key, source)
            structure.outcomes[readings] = known
            self._kept += 1
        name = event.name
        return Row(
            key=key,
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
            environment=event.batch.environment,
            source=source,
            identities=event.batch.identities,
            batch_ids=batch_ids(event.batch),
        )

    def _structure(self, event: Event, about: Hashable) -> _Structure:
        if self._kept > MOST:
            self._structures.clear()
            self._kept = 0
        key = (self._pipeline.structure(event), about)
        found = self._structures.get(key)
        if found is None:
            found = self._structures[key] = _Structure(self._pipeline.sense(event))
        return found


def _maps_to(known: str, action: Json, name: str) -> str:
    """The same kind of request, for this event's own name."""
    if known.startswith("event"):
        return known if action is None else f"event · {text_of(action)}"
    return f"customer · {name}" if known and name else known


def _index(event: Event | None) -> int:
    return event.index if event else NO_EVENT
