"""The shape of a request body in the making: a tree of writes, then the finished value.

A path is made of keys (text) and places in a list (tuples of numbers). Places keep their order but
are counted through anew, so that a product of which nothing is sent leaves no hole.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from inspector.model.json import Json, escape

Place: TypeAlias = tuple[int, ...]
Path: TypeAlias = tuple[str | Place, ...]


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


def target_path(pattern: Iterable[str], captures: tuple[str | int, ...]) -> Path:
    """Puts what `from` captured into the wildcards of `to`."""
    left = list(captures)
    path: list[str | Place] = []
    for token in pattern:
        if token == "*":
            path.append(str(left.pop(0)))
        elif token == "#":
            path.append((_index(left),))
        elif token == "+":
            place = []
            while left and isinstance(left[0], int):
                place.append(_index(left))
            path.append(tuple(place))
        elif token.isdecimal():
            path.append((int(token),))
        else:
            path.append(token)
    return tuple(path)


def _index(left: list[str | int]) -> int:
    index = left.pop(0)
    assert isinstance(index, int), "the rule check keeps # and * in step"
    return index


def _place(step: str | Place) -> Place:
    return step if isinstance(step, tuple) else ()
