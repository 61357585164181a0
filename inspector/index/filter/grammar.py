"""Reading a filter line: recursive descent, a sentence with the place for every fault.

line  := every ("or" every)*
every := one ("and"? one)*
one   := ("not" | "-") one | "(" line ")" | term | text
term  := key sign value            key := letters | attr[name]
"""

from dataclasses import dataclass, replace
from datetime import date

from inspector.index.filter.cursor import Cursor, FilterError
from inspector.index.filter.nodes import And, Node, Not, Or, Term, Text
from inspector.index.filter.terms import term

DEEPEST = 40
"""Parentheses and `not` within each other; more is no question a person asks."""


@dataclass(frozen=True, slots=True)
class Token:
    """A term or a text where it stands in the line, with the `-` or `not` before it."""

    node: Node
    key: str
    """The filter's name; empty for text."""
    start: int
    end: int
    alone: bool
    """Whether the line asks for it whatever else it asks for."""


class Reader:
    """Reads one line."""

    def __init__(self, text: str, today: date) -> None:
        self._cursor = Cursor(text)
        self._today = today
        self._depth = 0
        self._groups = 0
        self._tokens: list[Token] = []

    def read(self) -> tuple[Node, tuple[Token, ...]]:
        """The tree and its leaves. Raises FilterError."""
        cursor = self._cursor
        cursor.skip()
        if cursor.at == len(cursor.text):
            return And(()), ()
        root = self._line()
        if cursor.at < len(cursor.text):
            raise FilterError(f"The parenthesis at {cursor.place} closes nothing.")
        joined = isinstance(root, Or)
        return root, tuple(replace(t, alone=t.alone and not joined) for t in self._tokens)

    def _line(self) -> Node:
        parts = [self._every()]
        while self._cursor.take_word("or"):
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _every(self) -> Node:
        cursor = self._cursor
        parts = [self._one()]
        while cursor.take_word("and") or not (cursor.ended or cursor.joining == "or"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, start: int | None = None) -> Node:
        cursor = self._cursor
        start = cursor.at if start is None else start
        self._depth += 1
        if self._depth > DEEPEST:
            raise FilterError(f"At {cursor.place} there are more than {DEEPEST} levels.")
        if cursor.take_minus() or cursor.take_word("not"):
            node: Node = Not(self._one(start))
            if self._tokens[-1].start == start:
                self._tokens[-1] = replace(self._tokens[-1], node=node)
        elif cursor.comes("("):
            node = self._group()
        else:
            node = self._leaf(start)
        self._depth -= 1
        cursor.skip()
        return node

    def _group(self) -> Node:
        cursor = self._cursor
        opened = cursor.place
        cursor.at += 1
        cursor.skip()
        self._groups += 1
        node = self._line()
        self._groups -= 1
        if not cursor.comes(")"):
            raise FilterError(f"The parenthesis at {opened} never closes.")
        cursor.at += 1
        return node

    def _leaf(self, start: int) -> Node:
        cursor = self._cursor
        if cursor.ended or cursor.joining:
            raise FilterError(
                f"Something to look for is missing at {cursor.place}, such as refund or "
                f"problem:any."
            )
        node: Node = term(cursor, self._today) or Text(cursor.value()[0].casefold())
        bare = node.part if isinstance(node, Not) else node
        key = bare.key if isinstance(bare, Term) else ""
        self._tokens.append(Token(node, key, start, cursor.at, self._groups == 0))
        return node
