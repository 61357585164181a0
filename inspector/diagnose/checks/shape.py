"""Whether the item is an event at all."""

from collections.abc import Iterator

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.model.json import Json
from inspector.model.problems import Finding


@decided_by()
def malformed(subject: Subject) -> Iterator[Finding]:
    """An item that is no object, has no type, or whose data is no object."""
    event = subject.event
    items = event.batch.tree.get("events")
    item: Json = items[event.index] if isinstance(items, list) else None
    what = ""
    if not isinstance(item, dict):
        what = "it is no object"
    elif not isinstance(item.get("event_type"), str):
        what = "it has no event_type"
    elif not isinstance(item.get("data", {}), dict | None):
        what = "its data is no object"
    if what:
        values = {"number": str(event.index + 1), "what": what}
        yield Finding("event.malformed", (event.pointer,), values)
