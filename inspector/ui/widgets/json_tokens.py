"""Which part of a line of JSON is what, for its colours; worked out for lines that are painted."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pygments.token import _TokenType

KEEP = 4_000
"""Texts remembered: the same lines come again with every event."""

LEXED = 2_000
"""Characters of a line that are looked at; what follows is coloured like the last of them."""

Span = tuple[int, int, str]
"""From column, to column, name of a colour in `Syntax`."""


def spans_of(text: str) -> list[Span]:
    """The coloured parts of a line of JSON; blanks are left out."""
    spans = _spans(text[:LEXED])
    if spans and len(text) > LEXED:
        start, _, name = spans[-1]
        return [*spans[:-1], (start, len(text), name)]
    return spans


@lru_cache(KEEP)
def _spans(text: str) -> list[Span]:
    names, lex = _tools()
    return [
        (start, start + len(value), name)
        for start, kind, value in lex(text)
        if (name := names(kind)) and value.strip()
    ]


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
