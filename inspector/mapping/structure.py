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


class _Path:
    """Where keys lead, whatever the types: most values of the same keys are of one structure."""

    __slots__ = ("at", "ends", "next")

    def __init__(self, at: int) -> None:
        self.at = at
        """Of the next object or list in the first value that came this way; -1 at the end."""
        self.next: dict[Hashable, _Path] = {}
        """By the keys of the object there, or the length of the list."""
        self.ends: dict[tuple[type, ...], Structure] = {}
        """By the types of all values."""


class Structures:
    """Every structure met so far."""

    def __init__(self) -> None:
        self._root = Structure(1, (0, None))
        self._start = _Path(0)

    def read(self, tree: dict[str, Json]) -> tuple[Structure, list[Json]]:
        """The structure of `tree`, and every value in it: `tree` itself, what it holds, then what
        the first object or list in it holds, and so on down before the next."""
        values: list[Json] = [tree]
        path: _Path | None = self._start
        # This runs for every event: the keys lead on, and all types are looked at in the end.
        while path and path.at >= 0:
            holder = values[path.at]
            if isinstance(holder, dict):
                values += holder.values()
                path = path.next.get((*holder,))
            elif isinstance(holder, list):
                values += holder
                path = path.next.get(len(holder))
            else:
                path = None
        found = path.ends.get((*map(type, values),)) if path else None
        return (found, values) if found else self._by_types(tree)

    def _by_types(self, tree: dict[str, Json]) -> tuple[Structure, list[Json]]:
        """The same step by step; where the keys lead is remembered."""
        values: list[Json] = [tree]
        found = self._root
        path: _Path | None = self._start
        while (at := found._at) >= 0:
            holder = values[at]
            assert isinstance(holder, dict | list)
            is_object = isinstance(holder, dict)
            inside: list[Json] = [*holder.values()] if isinstance(holder, dict) else holder
            key = (*(holder if is_object else ()), *map(type, inside))
            values += inside
            found = found._next.get(key) or found._grow(key, inside)
            if path:
                step = (*holder,) if is_object else len(holder)
                path = path.next.setdefault(step, _Path(found._at))
                path = path if path.at == found._at else None
        if path:
            path.ends[(*map(type, values),)] = found
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
