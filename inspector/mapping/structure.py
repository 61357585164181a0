"""The structure of JSON values: the same keys in the same order, with the same types, all the way
down. Found out in one pass that also lays the values side by side, so that whoever knows what to do
with one value of a structure can do it with the next by their places alone.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from inspector.model.json import Json, escape

_HOLDERS = (dict, list)
_Waiting: TypeAlias = "tuple[int, _Waiting] | None"
"""Places still to be looked into: the next one, and those behind it."""


class Structure:
    """What all values that are built alike have in common. There is one object for each structure,
    so it is compared and hashed by what it is."""

    __slots__ = ("_at", "_next", "_waiting", "size")

    def __init__(self, size: int, waiting: _Waiting) -> None:
        self.size = size
        """How many values are laid out."""
        self._at, self._waiting = waiting or (-1, None)
        self._next: dict[tuple[Hashable, ...], Structure] = {}

    def _grow(self, key: tuple[Hashable, ...], inside: Iterable[Json]) -> "Structure":
        """The structure of a value that has `inside` where this one ends."""
        waiting, size = self._waiting, self.size
        added = list(inside)
        for place, value in reversed(list(enumerate(added, size))):
            if value.__class__ in _HOLDERS:
                waiting = (place, waiting)
        found = self._next[key] = Structure(size + len(added), waiting)
        return found


class Structures:
    """Every structure met so far."""

    def __init__(self) -> None:
        self._root = Structure(1, (0, None))

    def read(self, tree: dict[str, Json]) -> tuple[Structure, list[Json]]:
        """The structure of `tree`, and every value in it: `tree` itself, what it holds, then what
        the first object or list in it holds, and so on down before the next."""
        values: list[Json] = [tree]
        found = self._root
        # Objects of the same keys and types lead on to the same place; this runs for every event.
        while (at := found._at) >= 0:
            holder = values[at]
            if isinstance(holder, dict):
                inside: Iterable[Json] = holder.values()
                key = (*holder, *map(type, inside))
            else:
                assert isinstance(holder, list)
                inside = holder
                key = (*map(type, inside),)
            values += inside
            found = found._next.get(key) or found._grow(key, inside)
        return found, values


def pointers(tree: dict[str, Json]) -> Sequence[str]:
    """Where in `tree` each of its values stands, in the order of `Structures.read` (RFC 6901)."""
    found = [""]
    waiting: list[tuple[str, Json]] = [("", tree)]
    while waiting:
        pointer, holder = waiting.pop()
        inside: list[tuple[str, Json]] = []
        if isinstance(holder, dict):
            inside = [(f"{pointer}/{escape(key)}", value) for key, value in holder.items()]
        elif isinstance(holder, list):
            inside = [(f"{pointer}/{index}", value) for index, value in enumerate(holder)]
        found += (below for below, _ in inside)
        waiting += reversed(inside)
    return found


def shape_of(value: Json) -> Hashable:
    """The structure of any value as a value. Keys are texts, types are classes, so no two
    structures look alike."""
    if isinstance(value, dict) and value:
        return (*value, *_shapes(value.values()))
    if isinstance(value, list) and value:
        return (list, *_shapes(value))
    kind: type = value.__class__
    return kind


def _shapes(values: Iterable[Json]) -> Iterator[Hashable]:
    # Most values hold nothing: this runs for each of them, so no call for those.
    for value in values:
        kind: type = value.__class__
        yield shape_of(value) if kind in _HOLDERS else kind
