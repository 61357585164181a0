"""What is to be made and asked of values that are laid out in a list, by their places in it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, cast

from inspector.mapping.transforms import Context, Lossy, Refusal, Transform
from inspector.model.json import Json

Question = Callable[[Any], Hashable]
Pick = Callable[[list[Json]], tuple[Json, ...]]
Ask = tuple[int, Question]
Group = tuple[Pick, Question]
_GONE = (Lossy, Refusal)
_REMEMBERED = 5_000
"""Texts that are remembered with the answer they gave."""


class Change(NamedTuple):
    """A value that goes through a transform."""

    place: int
    transform: Transform
    context: Context


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Instructions for the values of one structure. Values that give equal answers are refused or
    cut alike, collide alike, and have the same problems."""

    changes: tuple[Change, ...]
    """What they make stands behind all values, in this order."""
    asks: tuple[Ask, ...]
    """Questions to one value each."""
    groups: tuple[Group, ...]
    """Questions to several values together."""
    pairs: tuple[tuple[int, int], ...]
    """Values of which it matters whether they are equal."""

    def work(self, laid: list[Json]) -> tuple[Hashable, ...]:
        """Adds what the changes make to `laid` (`Refusal` in place of what is refused), and returns
        the answers."""
        answers: list[Hashable] = []
        for place, transform, context in self.changes:
            result = transform(laid[place], context)
            if result.__class__ in _GONE:
                assert isinstance(result, _GONE)
                answers.append((len(laid), result.__class__, result.code))
                result = result.value if isinstance(result, Lossy) else result
            laid.append(result)  # type: ignore[arg-type]  # a refusal has a place as well
        answers += [question(laid[place]) for place, question in self.asks]
        answers += [question(pick(laid)) for pick, question in self.groups]
        answers += [laid[one] == laid[other] for one, other in self.pairs]
        return tuple(answers)


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
