"""Events that somebody edited: a filter asks their copy, not their source."""

from collections.abc import Callable
from typing import NamedTuple

from inspector.index.filter import Leaf, Node, Term, select
from inspector.index.filter.rows import holds
from inspector.index.look import LookAtCopy
from inspector.index.row import Row

OF_SOURCE = ("across", "tried")
"""Conditions that only the source knows the answer to, whatever was edited."""


class Edited(NamedTuple):
    """What there is to know of the copy of an event."""

    row: Row
    look: LookAtCopy

    def passes(self, plan: Node, known: Callable[[Term], bool]) -> bool:
        """Whether a filter lets the event through as it was edited. `known` answers what its
        source knows of it."""

        def pick(leaf: Leaf, among: bool) -> bool:
            if isinstance(leaf, Term) and leaf.key in OF_SOURCE:
                return among and known(leaf)
            return among and holds(leaf, self.row, self.look.contains, self.look)

        return select(plan, True, pick)
