"""Which values of an event decide how it maps, beyond its structure.

A source of a million events has few structures. Two events of one structure (the same keys with
the same types) map alike but for a handful of values: those that a type row compares, that name an
attribute, that a transform may refuse, or that are compared with each other. `sense` finds them, so
that whoever needs only the outcome can look it up instead of mapping every event anew.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from inspector.mapping.rules import RuleBook
from inspector.mapping.settle import Work, Write, settle
from inspector.mapping.transforms import TRANSFORMS, VALUE_BOUND, Context, Lossy, Refusal, Result
from inspector.mapping.trie import Rule
from inspector.mapping.walk import walk
from inspector.model.batch import Event
from inspector.model.json import Json, unescape
from inspector.model.mapping import MappingSettings

_HOLDERS = (dict, list)
_ACTION = ("actions", (0,), "action")


def structure(value: Json) -> Hashable:
    """The keys and types of a value, all the way down. Keys are texts, types are classes, so no
    two structures look alike."""
    if isinstance(value, dict) and value:
        return (*value, *_structures(value.values()))
    if isinstance(value, list) and value:
        return (list, *_structures(value))
    kind: type = value.__class__
    return kind


def _structures(values: Iterable[Json]) -> Iterator[Hashable]:
    # Most values hold nothing: this runs for each of them, so no call for those.
    for value in values:
        kind: type = value.__class__
        yield structure(value) if kind in _HOLDERS else kind


def deciding(event: Event, book: RuleBook) -> tuple[Hashable, ...]:
    """The values that choose the type row, and the names of what changes."""
    kind = event.event_type
    return (kind, *[_scalar(event.tree, _tokens(pointer)) for pointer in book.deciding(kind)])


@dataclass(frozen=True, slots=True)
class Sense:
    """How to read what matters of the events of one structure."""

    outcomes: tuple["_Field", ...]
    """Fields whose value a transform may refuse."""
    pairs: tuple[tuple["_Field", "_Field"], ...]
    """Fields that lead to one place: they merge or collide by whether they are equal."""
    name: "_Field | None"
    """The field that names the MoEngage action."""

    def read(self, event: Event) -> tuple[Hashable, ...]:
        """Events of one structure, with equal `deciding` and equal readings, map alike."""
        return (
            *[field.problem(event) for field in self.outcomes],
            *[one.value(event) == other.value(event) for one, other in self.pairs],
        )

    def action(self, event: Event) -> Json:
        """The name of the MoEngage action, None where there is none."""
        result = self.name.value(event) if self.name else None
        return None if isinstance(result, Refusal | Lossy) else result


def sense(event: Event, book: RuleBook, settings: MappingSettings) -> Sense:
    """What to read of every event of the structure that `event` has."""
    kind = book.kind(event)
    if not kind.maps(settings):
        return Sense((), (), None)
    plan = book.plan(kind, settings)
    work = Work(book)
    for claim in walk(event, plan.event, plan.batch):
        settle(claim, settings, work)
    fields = [
        (write, _Field(event, write.claim.pointer, write.rule, settings)) for write in work.writes
    ]
    refused = [
        _Field(event, claim.pointer, rule, settings)
        for claim in (fate.claim for fate in work.fates)
        for rule in claim.rules
        if rule.row.fate == "mapped" and not rule.row.route and claim.value is not None
    ]
    written = [field for _, field in fields]
    return Sense(
        outcomes=tuple(field for field in (*written, *refused) if field.may_refuse),
        pairs=tuple(_pairs(fields)),
        name=next((field for write, field in fields if write.path == _ACTION), None),
    )


def _pairs(fields: list[tuple[Write, "_Field"]]) -> Iterator[tuple["_Field", "_Field"]]:
    first: dict[tuple[object, ...], _Field] = {}
    for write, field in fields:
        other = first.setdefault((write.side, write.path), field)
        if other is not field:
            yield other, field


@cache
def _tokens(pointer: str) -> tuple[str, ...]:
    return tuple(unescape(token) for token in pointer.split("/")[1:])


def _scalar(value: Json, tokens: tuple[str, ...]) -> Hashable:
    for token in tokens:
        if not isinstance(value, dict):
            return None
        value = value.get(token)
    return None if isinstance(value, dict | list) else (value.__class__, value)


class _Field:
    """A place in an event or in its batch, with the transform that its value goes through."""

    def __init__(self, event: Event, pointer: str, rule: Rule, settings: MappingSettings) -> None:
        inside = pointer.removeprefix(f"{event.pointer}/")
        self._in_event = inside != pointer
        tree: Json = event.tree if self._in_event else event.batch.tree
        self._steps: list[str | int] = []
        for token in _tokens(f"/{inside}" if self._in_event else pointer):
            step = int(token) if isinstance(tree, list) else token
            self._steps.append(step)
            tree = tree[step]  # type: ignore[index]  # the walk came this way
        self._transform = TRANSFORMS[rule.row.transform]
        self._context = Context(settings, rule.row.values)
        self.may_refuse = rule.row.transform in VALUE_BOUND

    def value(self, event: Event) -> Result:
        """What the transform makes of the value."""
        value: Json = event.tree if self._in_event else event.batch.tree
        for step in self._steps:
            value = value[step]  # type: ignore[index]  # its structure is the same
        return self._transform(value, self._context)

    def problem(self, event: Event) -> Hashable:
        """What stands in the way of the value, or nothing."""
        result = self.value(event)
        return (result.__class__, result.code) if isinstance(result, Refusal | Lossy) else ""
