"""Which part of a line of JSON is what, for its colours; worked out for lines that are painted."""

import re
from functools import lru_cache

KEEP = 4_000
"""Texts remembered: the same lines come again with every event."""

LEXED = 2_000
"""Characters of a line that are looked at; what follows is coloured like the last of them."""

Span = tuple[int, int, str]
"""From column, to column, name of a colour in `Syntax`."""

_PARTS = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))'
    r'|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\d[\d.eE+-]*)"
    r"|(?P<literal>true|false|null)"
    r"|(?P<punctuation>[{}\[\],:](?:\s*[{}\[\],:])*)"
)


def spans_of(text: str) -> list[Span]:
    """The coloured parts of a line of JSON; blanks are left out."""
    spans = _spans(text[:LEXED])
    if spans and len(text) > LEXED:
        start, _, name = spans[-1]
        return [*spans[:-1], (start, len(text), name)]
    return spans


@lru_cache(KEEP)
def _spans(text: str) -> list[Span]:
    return [(*each.span(), each.lastgroup or "") for each in _PARTS.finditer(text)]
