"""The shape of a request body in the making: a tree of writes, then the finished value.

A path is made of keys (text) and places in a list (tuples of numbers). Places keep their order but
are counted through anew, so that a product of which nothing is sent leaves no hole.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias, cast

from inspector.model.json import Json, escape

Place: TypeAlias = tuple[int, ...]
Path: TypeAlias = tuple[str | Place, ...]
WILDCARDS = ("*", "#", "+")
"""In a pattern: a key, the place in a list, all places of lists within lists."""


@dataclass(slots=True)
class Node:
    """A container in the making."""

    children: dict[str | Place, "Node | Leaf"] = field(default_factory=dict)

    def insert(self, path: Path, leaf: "Leaf") -> "Leaf | None":
        """Puts `leaf` at `path`. Returns the leaf that already is there or in the way, if any."""
        node = self
        for step in path[:-1]:
            child = node.children.get(step)
            if child is None:
                child = node.children[step] = Node()
            elif isinstance(child, Leaf):
                return child
            node = child
        existing = node.children.get(path[-1])
        if existing is None:
            node.children[path[-1]] = leaf
            return None
        return existing if isinstance(existing, Leaf) else existing.first_leaf()

    def first_leaf(self) -> "Leaf":
        """Any leaf below; a node is only ever made on the way to one."""
        child = next(iter(self.children.values()))
        return child if isinstance(child, Leaf) else child.first_leaf()

    def ordered(self) -> "list[tuple[str | Place, Node | Leaf]]":
        """What it holds: items of a list by their place, fields as they were written."""
        found = list(self.children.items())
        return sorted(found, key=lambda each: _place(each[0])) if self._is_list() else found

    def _is_list(self) -> bool:
        return any(isinstance(step, tuple) for step in self.children)

    def build(self, pointer: str = "") -> tuple[Json, dict[Path, str]]:
        """The finished value, and the pointer of every path that was inserted; that of the value
        itself is `pointer`."""
        pointers: dict[Path, str] = {}
        return self._build((), pointer, pointers), pointers

    def _build(self, path: Path, pointer: str, pointers: dict[Path, str]) -> Json:
        is_list, ordered = self._is_list(), self.ordered()
        values: list[Json] = []
        for index, (step, child) in enumerate(ordered):
            token = escape(step) if isinstance(step, str) else str(index)
            below = f"{pointer}/{token}"
            if isinstance(child, Leaf):
                values.append(child.value)
                pointers[(*path, step)] = below
            else:
                values.append(child._build((*path, step), below, pointers))
        if is_list:
            return values
        keys = [step for step, _ in ordered if isinstance(step, str)]
        return dict(zip(keys, values, strict=True))


@dataclass(slots=True)
class Leaf:
    """A written value."""

    value: Json
    writer: object = None
    """What wrote it."""


def target_path(pattern: tuple[str, ...], captures: tuple[str | int, ...]) -> Path:
    """Puts what `from` captured into the wildcards of `to`."""
    fixed, holes = _holes(pattern)
    if not holes:
        return fixed
    path = list(fixed)
    taken = 0
    for at, wildcard in holes:
        begin = taken
        if wildcard == "+":
            while taken < len(captures) and isinstance(captures[taken], int):
                taken += 1
        else:
            taken += 1
        path[at] = str(captures[begin]) if wildcard == "*" else _place_of(captures[begin:taken])
    return tuple(path)


@cache
def _holes(pattern: tuple[str, ...]) -> tuple[Path, tuple[tuple[int, str], ...]]:
    """The path without its wildcards, and where they stand. Patterns stand in tables: there are
    few."""
    path = tuple((int(token),) if token.isdecimal() else token for token in pattern)
    return path, tuple((at, token) for at, token in enumerate(pattern) if token in WILDCARDS)


def _place_of(captured: tuple[str | int, ...]) -> Place:
    assert str not in map(type, captured), "the rule check keeps # and * in step"
    return cast("Place", captured)


def _place(step: str | Place) -> Place:
    return step if isinstance(step, tuple) else ()
