"""Which field of one JSON value is which of another, so that two events can stand side by side.

Order of keys does not count. Items of lists are the same thing where they carry the same identity
(`id`, `name` …), else where they are written alike, else where they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from inspector.model.json import Json, encode, escape, leaves

IDENTITIES = ("id", "sku", "product_id", "identity_type", "Id", "name", "Name", "event_id")
"""Fields by which an item of a list is known, the first that all items have with different
values."""


class Fate(StrEnum):
    """How the two sides of a field compare."""

    SAME = "same"
    CHANGED = "changed"
    LEFT = "only left"
    RIGHT = "only right"


@dataclass(frozen=True, slots=True)
class Pair:
    """One field of one side or of both, by its pointers there."""

    fate: Fate
    left: str | None
    right: str | None


def pairs(left: Json, right: Json, at: str = "", there: str = "") -> Iterator[Pair]:
    """Every leaf of both sides exactly once; `at` and `there` are where the values stand."""
    if isinstance(left, dict) and isinstance(right, dict) and left and right:
        yield from _of_objects(left, right, at, there)
    elif isinstance(left, list) and isinstance(right, list) and left and right:
        yield from _of_lists(left, right, at, there)
    elif _is_leaf(left) and _is_leaf(right):
        same = type(left) is type(right) and encode(left) == encode(right)
        yield Pair(Fate.SAME if same else Fate.CHANGED, at, there)
    else:
        yield from _alone(left, Fate.LEFT, at)
        yield from _alone(right, Fate.RIGHT, there)


def _of_objects(
    left: dict[str, Json], right: dict[str, Json], at: str, there: str
) -> Iterator[Pair]:
    for key, value in left.items():
        below = f"{at}/{escape(key)}"
        if key in right:
            yield from pairs(value, right[key], below, f"{there}/{escape(key)}")
        else:
            yield from _alone(value, Fate.LEFT, below)
    for key, value in right.items():
        if key not in left:
            yield from _alone(value, Fate.RIGHT, f"{there}/{escape(key)}")


def _of_lists(left: list[Json], right: list[Json], at: str, there: str) -> Iterator[Pair]:
    matched = dict(_matched(left, right))
    for index, value in enumerate(left):
        other = matched.get(index)
        if other is None:
            yield from _alone(value, Fate.LEFT, f"{at}/{index}")
        else:
            yield from pairs(value, right[other], f"{at}/{index}", f"{there}/{other}")
    taken = set(matched.values())
    for index, value in enumerate(right):
        if index not in taken:
            yield from _alone(value, Fate.RIGHT, f"{there}/{index}")


def _matched(left: list[Json], right: list[Json]) -> Iterator[tuple[int, int]]:
    """Which item is which, by their places."""
    for name in IDENTITIES:
        ours, theirs = _by_identity(left, name), _by_identity(right, name)
        if ours is not None and theirs is not None:
            yield from ((place, theirs[key]) for key, place in ours.items() if key in theirs)
            return
    alike = SequenceMatcher(None, [*map(encode, left)], [*map(encode, right)], autojunk=False)
    for _, start, end, other, other_end in alike.get_opcodes():
        yield from zip(range(start, end), range(other, other_end), strict=False)


def _by_identity(items: list[Json], name: str) -> dict[bytes, int] | None:
    """The items by the value of a field; None where one lacks it or two share it."""
    found: dict[bytes, int] = {}
    for place, item in enumerate(items):
        value = item.get(name) if isinstance(item, dict) else None
        if value is None or isinstance(value, dict | list) or encode(value) in found:
            return None
        found[encode(value)] = place
    return found


def _alone(value: Json, fate: Fate, at: str) -> Iterator[Pair]:
    for below, _ in leaves(value):
        pointer = at + below
        yield Pair(fate, pointer if fate is Fate.LEFT else None,
                   pointer if fate is Fate.RIGHT else None)  # fmt: skip


def _is_leaf(value: Json) -> bool:
    return not (isinstance(value, dict | list) and value)
