"""What it takes to answer a filter: whether bytes must be read, and whether verdicts are asked."""

from collections.abc import Iterable

from inspector.index.filter import Leaf, Node, Term, Text

DEAR = ("attr", "size", "batch")
"""Conditions for which bytes are read, as for plain text."""
BY_RULING = ("verdict", "problem", "severity")
"""Conditions that depend on what is not known at first."""


def leaves_of(node: Node) -> Iterable[Leaf]:
    """The conditions of a filter."""
    if isinstance(node, Term | Text):
        return (node,)
    parts = node.parts if hasattr(node, "parts") else (node.part,)
    return (leaf for part in parts for leaf in leaves_of(part))


def is_dear(node: Node) -> bool:
    """Whether bytes must be read to answer it."""
    return any(isinstance(leaf, Text) or leaf.key in DEAR for leaf in leaves_of(node))


def needs_rulings(node: Node) -> bool:
    """Whether the answer changes as verdicts become known."""
    return any(isinstance(leaf, Text) or leaf.key in BY_RULING for leaf in leaves_of(node))
