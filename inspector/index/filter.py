"""The filter line: `type:commerce_event problem:any user:~maria refund`.

A token is `key:value` (equal), `key:~value` (contains) or `key:any`; `-` before a token or a word
turns it round; a value with blanks stands in double quotes. What is no token is plain text and is
looked for in the columns and in the bytes of the event. Everything must hold (and).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from inspector.index.row import Row
from inspector.model.delivery import EventKey

_TOKEN = re.compile(r'(-?)(?:([a-z]+):)?(~?)("[^"]*"?|[^\s"]+)')

_COLUMNS: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "type": lambda row: (row.event_type,),
    "name": lambda row: (row.name,),
    "user": lambda row: (row.identity,),
    "verdict": lambda row: (row.verdict,),
    "problem": lambda row: row.codes,
    "severity": lambda row: (row.severity,) if row.severity else (),
    "env": lambda row: (row.environment,),
    "source": lambda row: (row.source,),
}

KEYS = tuple(_COLUMNS)
"""The token names, for completion and help."""


class FilterError(ValueError):
    """A filter that cannot be read; the text says where and what would work."""


@dataclass(frozen=True, slots=True)
class Token:
    """One condition. `key` is empty for plain text."""

    key: str
    value: str
    contains: bool
    negated: bool
    start: int
    end: int
    """Where it stands in the line, for painting it."""

    def matches(self, row: Row, contains: Callable[[EventKey, str], bool]) -> bool:
        """Whether `row` meets the condition. `contains` looks into the bytes of an event."""
        return self._holds(row, contains) is not self.negated

    def _holds(self, row: Row, contains: Callable[[EventKey, str], bool]) -> bool:
        if not self.key:
            shown = (row.event_type, row.name, row.identity, row.maps_to, row.badge)
            return any(self.value in text.casefold() for text in shown) or contains(
                row.key, self.value
            )
        values = [value.casefold() for value in _COLUMNS[self.key](row) if value]
        if self.value == "any":
            return bool(values)
        return any(
            self.value in value if self.contains else self.value == value for value in values
        )


@dataclass(frozen=True, slots=True)
class Filter:
    """A parsed line."""

    text: str
    tokens: tuple[Token, ...]

    def matches(self, row: Row, contains: Callable[[EventKey, str], bool]) -> bool:
        """Whether every token holds."""
        return all(token.matches(row, contains) for token in self.tokens)


def parse(text: str) -> Filter:
    """Reads a filter line. Raises FilterError."""
    tokens = []
    for match in _TOKEN.finditer(text):
        minus, key, tilde, value = match.groups()
        key = key or ""
        if key and key not in _COLUMNS:
            raise FilterError(
                f"There is no filter “{key}:” (character {match.start() + 1}). "
                f"Known: {', '.join(KEYS)}."
            )
        if value.startswith('"') and (len(value) < 2 or not value.endswith('"')):
            raise FilterError(f"The quotation mark at character {match.start(4) + 1} never closes.")
        tokens.append(
            Token(
                key=key,
                value=value.strip('"').casefold(),
                contains=bool(tilde),
                negated=bool(minus),
                start=match.start(),
                end=match.end(),
            )
        )
    return Filter(text, tuple(tokens))


def token_text(key: str, value: str) -> str:
    """The token that a click on a facet stands for."""
    return f'{key}:"{value}"' if re.search(r"\s", value) else f"{key}:{value}"
