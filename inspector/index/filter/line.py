"""A filter line: read once, asked for every row; and taking a token in and out of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from inspector.index.filter.cursor import FilterError
from inspector.index.filter.grammar import Reader, Token
from inspector.index.filter.nodes import Node, Op, Or, Term, line_of
from inspector.index.filter.rows import Beyond, Contains, Nothing, holds
from inspector.index.filter.select import Leaf, cheap_first, select
from inspector.index.row import Row

_NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class Filter:
    """A line that was understood."""

    text: str
    root: Node
    """What it asks, as written."""
    tokens: tuple[Token, ...]
    """Its leaves from left to right."""
    plan: Node
    """What it asks, cheap parts first: for `select.select`."""

    def matches(self, row: Row, contains: Contains, beyond: Beyond = _NOTHING) -> bool:
        """Whether the line lets `row` through. `contains` looks into the text of an event,
        `beyond` knows what a row does not."""

        def pick(leaf: Leaf, among: bool) -> bool:
            return among and holds(leaf, row, contains, beyond)

        return select(self.plan, True, pick)

    def asks_for(self, key: str, value: str) -> bool:
        """Whether every row must have this value, whatever else the line asks for."""
        return _alone(self, Term(key, Op.EQUAL, value.casefold())) is not None


def parse(text: str, today: date | None = None) -> Filter:
    """Reads a filter line. A time of day is one of `today`: without it, of this day in UTC.
    Raises FilterError."""
    root, tokens = Reader(text, today or datetime.now(UTC).date()).read()
    return Filter(text, root, tokens, cheap_first(root))


def token_text(key: str, value: str) -> str:
    """The token that a click on a facet stands for."""
    return line_of(Term(key, Op.EQUAL, value))


def toggled(text: str, token: str) -> str:
    """`text` with `token` asked for as well, or no longer where it was."""
    try:
        now = parse(text)
    except FilterError:
        return f"{text.rstrip()} {token}".strip()
    if found := _alone(now, parse(token).root):
        before, after = text[: found.start].rstrip(), text[found.end :].lstrip()
        return f"{before} {after}".strip()
    before = f"({text.strip()})" if isinstance(now.root, Or) else text.rstrip()
    return f"{before} {token}".strip()


def lasting(text: str, passing: tuple[str, ...] = ("edited", "tried")) -> str:
    """`text` without the tokens that ask for what does not outlast the window: those of the filters
    `passing` that stand for themselves."""
    try:
        found = [token for token in parse(text).tokens if token.key in passing and token.alone]
    except FilterError:
        return text
    for token in reversed(found):
        text = f"{text[: token.start].rstrip()} {text[token.end :].lstrip()}".strip()
    return text


def _alone(line: Filter, wanted: Node) -> Token | None:
    return next((t for t in line.tokens if t.alone and t.node == wanted), None)
