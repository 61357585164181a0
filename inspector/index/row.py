"""One line of the list: what must be known of an event without decoding it again."""

from dataclasses import dataclass

from inspector.model.batch import Batch, Kind
from inspector.model.delivery import EventKey
from inspector.model.inspection import Inspection
from inspector.model.json import text_of
from inspector.model.problems import Severity, Verdict

NO_EVENT = -1
"""The event index of a row that is no event: an unreadable line, a batch without events."""
OTHER = -2
"""The event index of other traffic. Such rows are hidden unless a filter asks for them."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the list, the facets and the filter know of an event."""

    key: EventKey
    time_ms: int | None
    event_type: str
    name: str
    identity_type: str
    """Which identity is shown: the first of customer_id, email, mpid that the batch has."""
    identity: str
    maps_to: str
    """`event · purchase`, `customer · plan`, or empty where nothing is sent."""
    verdict: Verdict | None
    """None where it was not judged yet."""
    badge: str
    codes: tuple[str, ...]
    """Every problem code once, worst first."""
    severity: Severity | None
    """The worst severity among the problems."""
    environment: str
    source: str
    identities: tuple[tuple[str, str], ...] = ()
    """Every identity of the batch by its canonical name, mpid included."""
    batch_ids: tuple[str, ...] = ()
    """What the batch calls itself: `batch_id`, `source_request_id`. Nothing in a row that was made
    for the list alone."""
    edited: bool = False
    """Whether somebody changed the event here."""


def row_of(inspection: Inspection, key: EventKey, source: str) -> Row:
    """The row of `inspection`."""
    event, batch, record = inspection.event, inspection.batch, inspection.record
    other = record.label if record.kind is Kind.OTHER else ""
    shown = next(iter(inspection.identities), ("", ""))
    problems = sorted(inspection.diagnostics, key=lambda d: d.severity.rank)
    return Row(
        key=key,
        time_ms=event.time_ms if event else inspection.asked_ms,
        event_type=event.event_type if event else other or _no_event(batch),
        name=event.name if event else "" if batch else record.about or record.place,
        identity_type=shown[0],
        identity=shown[1],
        maps_to=_maps_to(inspection),
        verdict=inspection.verdict,
        badge=inspection.badge,
        codes=tuple(dict.fromkeys(problem.code for problem in problems)),
        severity=problems[0].severity if problems else None,
        environment=batch.environment if batch else "",
        source=source,
        identities=inspection.identities,
        batch_ids=batch_ids(batch) if batch else (),
        edited=inspection.edited,
    )


def event_index(inspection: Inspection) -> int:
    """Which event of its batch it is, or why it is none: `NO_EVENT`, `OTHER`."""
    if inspection.event:
        return inspection.event.index
    return OTHER if inspection.record.kind is Kind.OTHER else NO_EVENT


def _no_event(batch: Batch | None) -> str:
    return "batch without events" if batch else "unreadable"


def batch_ids(batch: Batch) -> tuple[str, ...]:
    """The ids a batch carries, as text with the digits of its source."""
    found = (batch.tree.get(key) for key in ("batch_id", "source_request_id"))
    return tuple(text_of(value) for value in found if value is not None)


def _maps_to(inspection: Inspection) -> str:
    requests = inspection.mapping.requests
    if not requests:
        return ""
    last = requests[-1]
    if last.family == "event":
        actions = last.body.get("actions")
        action = actions[0] if isinstance(actions, list) and actions else {}
        return f"event · {action.get('action', '')}" if isinstance(action, dict) else "event"
    attributes = last.body.get("attributes")
    name = inspection.event.name if inspection.event else ""
    return f"customer · {name or ', '.join(attributes if isinstance(attributes, dict) else ())}"
