"""What things are called."""

from collections.abc import Iterator

from inspector.diagnose.checks.subject import Subject
from inspector.model.json import escape
from inspector.model.problems import Finding


def event_name(subject: Subject) -> Iterator[Finding]:
    """An event request needs a name for its action."""
    for request in subject.mapping.requests:
        if request.family == "event" and not subject.action.get("action"):
            yield Finding("event.unnamed", (f"{subject.event.pointer}/data",))


def reserved(subject: Subject) -> Iterator[Finding]:
    """Names that MoEngage keeps for itself, of the event and of every attribute."""
    found: dict[str, tuple[str, ...]] = {}
    action = subject.action.get("action")
    if isinstance(action, str) and subject.names.is_reserved(action) and action:
        found[action] = subject.sources_of("/actions/0/action")
    for index, request in enumerate(subject.mapping.requests):
        at = "/attributes" if request.family == "customer" else "/actions/0/attributes"
        holder = request.body if request.family == "customer" else subject.action
        attributes = holder.get("attributes")
        for name in attributes if isinstance(attributes, dict) else ():
            if subject.names.is_reserved(name):
                found[name or "“”"] = _sources(subject, f"/{index}{at}/{escape(name)}")
    if found:
        pointers = tuple(pointer for sources in found.values() for pointer in sources)
        names = ", ".join(found)
        yield Finding(
            "name.reserved", pointers, {"fields": names, "are": "is" if len(found) == 1 else "are"}
        )


def _sources(subject: Subject, target: str) -> tuple[str, ...]:
    links = subject.mapping.links
    below = f"{target}/"
    return tuple(
        source
        for link in links
        if link.target == target or (link.target or "").startswith(below)
        for source in link.sources
    )
