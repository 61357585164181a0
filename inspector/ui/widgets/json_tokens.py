"""Which part of a line of JSON is what, for its colours; worked out for lines that are painted."""

import re

KEEP = 4_000
"""Lines remembered before the memory starts afresh."""

LEXED = 2_000
"""Characters of a line that are looked at; what follows is coloured like the last of them."""

Span = tuple[int, int, str]
"""From column, to column, name of a colour in `Syntax`."""

_TOKEN = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*+"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*+"?)'
    r"|(?P<number>-?\d[\d.eE+-]*)|(?P<literal>[a-z]+)|(?P<punctuation>[{}\[\],:]+)"
)


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
    spans = [
        (found.start(), found.end(), found.lastgroup or "")
        for found in _TOKEN.finditer(text[:LEXED])
    ]
    if spans and len(text) > LEXED:
        start, _, name = spans[-1]
        spans[-1] = (start, len(text), name)
    return spans
