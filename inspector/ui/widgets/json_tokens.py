"""Which part of a line of JSON is what, for its colours; worked out for lines that are painted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pygments.token import _TokenType

KEEP = 4_000
"""Lines remembered before the memory starts afresh."""

LEXED = 2_000
"""Characters of a line that are looked at; what follows is coloured like the last of them."""

Span = tuple[int, int, str]
"""From column, to column, name of a colour in `Syntax`."""


class Tokens:
    """The spans of each line of one document, remembered."""

    def __init__(self) -> None:
        self._known: dict[int, list[Span]] = {}

    def of(self, line: int, text: str) -> list[Span]:
        """The spans of `text`, which is line `line`; blanks are left out."""
        spans = self._known.get(line)
        if spans is None:
            if len(self._known) >= KEEP:
                self._known.clear()
            spans = self._known[line] = spans_of(text)
        return spans


def spans_of(text: str) -> list[Span]:
    """The coloured parts of a line of JSON; blanks are left out."""
    names, lex = _tools()
    spans: list[Span] = []
    for start, kind, value in lex(text[:LEXED]):
        name = names(kind)
        if name and value.strip():
            spans.append((start, start + len(value), name))
    if spans and len(text) > LEXED:
        start, _, name = spans[-1]
        spans[-1] = (start, len(text), name)
    return spans


@cache
def _tools() -> tuple[
    Callable[[_TokenType], str | None], Callable[[str], Iterable[tuple[int, _TokenType, str]]]
]:
    """Pygments takes a tenth of the time to the first window, so it waits for the first text."""
    from pygments.lexers.data import JsonLexer
    from pygments.token import Token

    colours = {
        Token.Name.Tag: "key",
        Token.Literal.String.Double: "string",
        Token.Literal.Number.Integer: "number",
        Token.Literal.Number.Float: "number",
        Token.Keyword.Constant: "literal",
        Token.Punctuation: "punctuation",
        Token.Error: "string",
    }
    return colours.get, JsonLexer().get_tokens_unprocessed
