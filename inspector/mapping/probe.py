"""A question put to one value of an event: found once for a structure, asked for every event."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, cast

from inspector.mapping.shapes import Path
from inspector.mapping.transforms import QUICK, TOUCHY, TRANSFORMS, Context, Lossy, Refusal, Result
from inspector.mapping.trie import Rule
from inspector.model.json import Json, escape
from inspector.model.mapping import MappingSettings
from inspector.model.reading import Reading

_NAME = "/actions/0/action"
_REMEMBERED = 5_000
"""Names of events that are remembered with the answers they gave: a source has few of them."""


class Probe(NamedTuple):
    """A question, and which value it is put to."""

    place: int
    """Among the values of the event; behind them come those around it."""
    ask: Callable[[Json], Hashable]
    origin: tuple[str, int]
    """The rule or the reading that asks, by its number. The same origin asks the same of values of
    the same type."""


class Field:
    """A value that goes through a transform into requests."""

    __slots__ = ("_context", "_transform", "place", "rule", "targets")

    def __init__(
        self, place: int, rule: Rule, targets: tuple[Path, ...], settings: MappingSettings
    ) -> None:
        self.place = place
        """Among the values of the event; behind them come those around it."""
        self.rule = rule
        self.targets = tuple(map(_pointer, targets))
        self._transform = TRANSFORMS[rule.row.transform]
        self._context = Context(settings, rule.row.values)

    def result(self, value: Json) -> Result:
        """What the transform makes of the value."""
        return self._transform(value, self._context)

    def probes(self, value: Json, readings: Iterable[tuple[int, Reading]]) -> Iterator[Probe]:
        """What to ask of all values here of the type of `value`, so that events with the same
        answers map alike and have the same problems."""
        touchy = type(value) in TOUCHY[self.rule.row.transform]
        if touchy:
            ask = QUICK.get(self.rule.row.transform, self._fate)
            yield Probe(self.place, ask, ("rule", self.rule.order))
        result = self.result(value)
        if isinstance(result, Lossy):
            result = result.value
        for number, reading in readings:
            if not any(_leads_to(target, reading.place) for target in self.targets):
                continue
            known = not isinstance(result, Refusal)  # and of one type for all of this type
            if reading.types and known and type(result) not in reading.types:
                continue
            yield Probe(self.place, self._asked(reading, value), (self.rule.row.id, number))

    def _fate(self, value: Json) -> Hashable:
        """What stands in the value's way, or whether it stays as it is."""
        result = self._transform(value, self._context)
        if isinstance(result, Refusal | Lossy):
            return (result.__class__, result.code)
        return result.__class__ is value.__class__ and result == value

    def _asked(self, reading: Reading, value: Json) -> Callable[[Json], Hashable]:
        """The question of a reading, about what becomes of a value."""

        def ask(found: Json) -> Hashable:
            result = self._transform(found, self._context)
            if isinstance(result, Lossy):
                result = result.value
            return None if isinstance(result, Refusal) else reading.matters(result)

        kept = type(value) not in TOUCHY[self.rule.row.transform] and self.result(value) is value
        question: Callable[[Json], Hashable] = reading.matters if kept else ask
        if _NAME in self.targets and isinstance(value, str):
            return cast("Callable[[Json], Hashable]", lru_cache(_REMEMBERED)(question))
        return question


def _leads_to(target: str, place: str) -> bool:
    """Whether what is written at `target` is at or below a place in a request."""
    pointer = place.removeprefix("request:")
    return pointer != place and (target == pointer or target.startswith(f"{pointer}/"))


def _pointer(path: Path) -> str:
    """A path as pointer; places in lists as they are counted in the event."""
    steps = (escape(step) if isinstance(step, str) else str(step[-1]) for step in path)
    return "".join(f"/{step}" for step in steps)
