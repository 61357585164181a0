"""What things are called."""

from collections.abc import Iterator

from inspector.diagnose.checks.decided import decided_by
from inspector.diagnose.checks.subject import Subject
from inspector.diagnose.checks.told import about_fields, place
from inspector.model.json import text_of
from inspector.model.problems import Finding

LONGEST_NAME = 200
"""Characters of a name that MoEngage keeps (Data tracking plan)."""
AVOIDED = frozenset("$.<+%>!`&*#|{?\"=}/:\\@'")
"""Characters that MoEngage advises against in event names. It names the blank as well, and its own
partner tables are full of them: no word about those."""

_ACTION = "/actions/0/action"
_NAME = f"request:{_ACTION}"


@decided_by(_NAME, asked=lambda _: bool)
def event_name(subject: Subject) -> Iterator[Finding]:
    """An event request needs a name for its action."""
    for request in subject.mapping.requests:
        if request.family == "event" and not subject.action.get("action"):
            yield Finding("event.unnamed", (f"{subject.event.pointer}/data",))


@decided_by(
    _NAME,
    asked=lambda world: lambda value: value != "" and world.names.is_reserved_event(text_of(value)),
)
def reserved(subject: Subject) -> Iterator[Finding]:
    """Names that MoEngage keeps for itself, of the event and of every attribute."""
    found = [(name, at) for name, at in _attributes(subject) if subject.names.is_reserved(name)]
    action = _action(subject)
    if action and subject.names.is_reserved_event(action):
        found.insert(0, (action, _event_place(subject)))
    if found:
        yield about_fields(subject, "name.reserved", found)


@decided_by(_NAME, asked=lambda _: lambda value: len(text_of(value)) > LONGEST_NAME)
def length(subject: Subject) -> Iterator[Finding]:
    """Names that are cut."""
    every = [(_action(subject), _event_place(subject)), *_attributes(subject)]
    found = [(f"{name[:40]}…", at) for name, at in every if len(name) > LONGEST_NAME]
    if found:
        yield about_fields(subject, "name.too_long", found)


@decided_by(_NAME, asked=lambda _: lambda value: bool(avoided(text_of(value))))
def characters(subject: Subject) -> Iterator[Finding]:
    """Characters that make an event hard to use in MoEngage."""
    found = avoided(_action(subject))
    if found:
        at = _event_place(subject)
        values = {"characters": " ".join(found)}
        yield about_fields(subject, "name.characters", [(_action(subject), at)], **values)


def avoided(name: str) -> tuple[str, ...]:
    """The characters of an event's name that MoEngage advises against, each once."""
    return tuple(dict.fromkeys(each for each in name if each in AVOIDED or each > "\uffff"))


def _action(subject: Subject) -> str:
    action = subject.action.get("action")
    return action if isinstance(action, str) else ""


def _event_place(subject: Subject) -> str:
    return f"/{len(subject.mapping.requests) - 1}{_ACTION}"


def _attributes(subject: Subject) -> Iterator[tuple[str, str]]:
    for request, holder, attributes in subject.attributes():
        for name in attributes:
            yield name, place(request, holder, name)
