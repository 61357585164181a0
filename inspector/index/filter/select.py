"""Evaluating a tree over rows by narrowing: every node makes a set of rows smaller.

It works alike for one row (a bool) and for a million (a numpy array of bools, an int of bits, a
set), because all it needs of a set is `^`: the difference to a part of itself.
"""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, TypeVar

from inspector.index.filter.nodes import And, Node, Not, Or, Term, Text

Leaf: TypeAlias = Term | Text


class _Rows(Protocol):
    def __xor__(self, other: Any, /) -> Any: ...


R = TypeVar("R", bound=_Rows)

_COSTS = {"sent": 1, "attr": 3, "size": 4}
"""What a term costs where its key is in no column; plain text costs 2."""


def select(node: Node, among: R, pick: Callable[[Leaf, R], R]) -> R:
    """Those of `among` that `node` lets through. `pick(leaf, among)` tells it for a leaf; it is
    asked only about rows that are still undecided, so dear leaves should come late."""
    if isinstance(node, Not):
        return _without(among, select(node.part, among, pick))
    if isinstance(node, And):
        for part in node.parts:
            among = select(part, among, pick)
        return among
    if isinstance(node, Or):
        rest = among
        for part in node.parts:
            rest = _without(rest, select(part, rest, pick))
        return _without(among, rest)
    return pick(node, among)


def cheap_first(node: Node) -> Node:
    """The same question with the parts that cost most at the end."""
    if isinstance(node, Not):
        return Not(cheap_first(node.part))
    if isinstance(node, And | Or):
        parts = sorted(map(cheap_first, node.parts), key=_cost)
        return type(node)(tuple(parts))
    return node


def _cost(node: Node) -> int:
    if isinstance(node, Term):
        return _COSTS.get(node.key, 0)
    if isinstance(node, Text):
        return 2
    parts = (node.part,) if isinstance(node, Not) else node.parts
    return max(map(_cost, parts), default=0)


def _without(rows: R, part: R) -> R:
    left: R = rows ^ part
    return left
