"""What is to be made and asked of values that are laid out in a list, by their places in it."""

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from operator import call, eq, itemgetter
from typing import Any, NamedTuple, cast

from inspector.mapping.by_type import Step
from inspector.mapping.transforms import Lossy, Refusal, Result
from inspector.model.json import Json

Question = Callable[[Any], Hashable]
Pick = Callable[[list[Json]], tuple[Json, ...]]
Ask = tuple[int, Question]
Group = tuple[Pick, Question]
_GONE = frozenset({Lossy, Refusal})
_REMEMBERED = 5_000
"""Texts that are remembered with the answer they gave."""


class Change(NamedTuple):
    """A value that goes through a transform."""

    place: int
    step: Step


class Sheet:
    """Instructions for the values of one structure. Values that give equal answers are refused or
    cut alike, collide alike, and have the same problems."""

    def __init__(
        self,
        changes: Sequence[Change] = (),
        asks: Sequence[Ask] = (),
        groups: Sequence[Group] = (),
        pairs: Sequence[tuple[int, int]] = (),
    ) -> None:
        """`changes`: what they make stands behind all values, in this order. `asks`: questions to
        one value each, `groups`: to several together. `pairs`: of which it matters whether they
        are equal."""
        # All of it is worked through for every event, so no loop of it runs in Python.
        self._change = picker([change.place for change in changes])
        self._steps = tuple([change.step for change in changes])
        self._ask = picker([place for place, _ in asks])
        self._questions = tuple([question for _, question in asks])
        self._groups = tuple(groups)
        self._ones = picker([one for one, _ in pairs])
        self._others = picker([other for _, other in pairs])
        self.results = len(self._steps)
        """How many values the changes make."""
        self.asked = len(self._questions) + len(self._groups)
        """How many questions there are."""

    def work(self, laid: list[Json]) -> tuple[Hashable, ...]:
        """Adds what the changes make to `laid` (`Refusal` in place of what is refused), and returns
        the answers."""
        results = [*map(call, self._steps, self._change(laid))]
        gone = () if _GONE.isdisjoint(map(type, results)) else _gone(results)
        laid += results  # type: ignore[arg-type]  # a refusal has a place as well
        return (
            gone,
            *map(call, self._questions, self._ask(laid)),
            *[question(pick(laid)) for pick, question in self._groups],
            *map(eq, self._ones(laid), self._others(laid)),
        )


def _gone(results: list[Result]) -> tuple[Hashable, ...]:
    """What was refused or cut, by its place; what is left of it takes that place."""
    found = []
    for place, result in enumerate(results):
        if isinstance(result, Lossy | Refusal):
            found.append((place, result.__class__, result.code))
            results[place] = result.value if isinstance(result, Lossy) else result
    return tuple(found)


def picker(places: Sequence[int]) -> Pick:
    """What takes the values at some places out of a list."""
    if len(places) == 1:
        (only,) = places
        return lambda values: (values[only],)
    return itemgetter(*places) if places else lambda _: ()


def unless_refused(question: Question) -> Question:
    """The question for a value that may have been refused."""
    return lambda value: None if isinstance(value, Refusal) else question(value)


def without_refused(question: Question) -> Question:
    """The question for values of which some may have been refused."""
    return lambda values: question([each for each in values if not isinstance(each, Refusal)])


def remembered(questions: Sequence[Question]) -> Question:
    """Several questions to texts of which there are few."""
    return cast(
        "Question", lru_cache(_REMEMBERED)(lambda value: tuple([q(value) for q in questions]))
    )
