"""What could be written where the cursor stands, each with a plain sentence. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from inspector.index.filter.keys import KEYS, Key, Kind
from inspector.index.filter.nodes import Op, Term, line_of

Values: TypeAlias = Callable[[str], Counter[str]]
"""The values a filter has in the loaded data, with how many events have them; for `attr`, names
that were seen in some of them."""

MOST = 20
"""Suggestions at once: more than anybody reads."""

SHORTEST = 2
"""Letters of a word before values of all filters are offered for it."""

_WORD = re.compile(
    r'-*(?:(?P<key>[a-z]+)(?:\[(?P<name>"(?:\\.|[^"\\])*"?|[^\]"\s]*)(?P<closed>\])?)?'
    r'(?P<sign>:?(?:!=|>=|<=|[=~^$<>])|:)?)?(?P<value>"(?:\\.|[^"\\])*"?|[^\s()"]*)',
    re.IGNORECASE | re.DOTALL,
)
_SEARCHED = ("type", "name", "problem", "verdict")
"""The filters whose values are offered for a word without a filter."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` may take the place of `start:end` of the line."""

    text: str
    sentence: str
    start: int
    end: int


def complete(line: str, cursor: int, values: Values) -> list[Suggestion]:
    """The best suggestions for the word the cursor stands in or behind, best first."""
    start, end = _word(line, cursor)
    match = _WORD.match(line, start, cursor)
    written = match.groupdict() if match else {}
    key = KEYS.get((written.get("key") or "").casefold())
    word = line[start:cursor].lstrip("-")
    start = cursor - len(word)
    offered: Iterator[tuple[str, str]]
    if key and written["name"] is not None and not written["closed"]:
        offered = _names(written["name"].strip('"'), values)
    elif key and written["sign"]:
        head = word[: len(word) - len(written["value"])]
        offered = _values(key, head, written["value"].strip('"').casefold(), values)
    else:
        offered = _keys(word.strip('"').casefold(), values)
    return [Suggestion(text, sentence, start, end) for text, sentence in _first(offered)]


def _word(line: str, cursor: int) -> tuple[int, int]:
    """Where the word around the cursor begins and ends."""
    at = 0
    while at < cursor:
        match = _WORD.match(line, at)
        end = match.end() if match else at
        if end >= cursor and end > at:
            return at, end
        at = max(end, at + 1)
    return cursor, cursor


def _keys(word: str, values: Values) -> Iterator[tuple[str, str]]:
    """The filters that begin so; then, for a word, the values that hold it."""
    for key in KEYS.values():
        if key.name.startswith(word):
            mark = {Kind.TIME: ">", Kind.SIZE: ">", Kind.ATTRIBUTE: "["}.get(key.kind, ":")
            yield f"{key.name}{mark}", key.sentence
    if len(word) < SHORTEST:
        return
    for name in _SEARCHED:
        for value, count in _found(values(name), word):
            token = line_of(Term(name, Op.EQUAL, value))
            yield token, f"{name} {value}, {_events(count)}"


def _values(key: Key, head: str, word: str, values: Values) -> Iterator[tuple[str, str]]:
    """The values of one filter that hold what was typed, most frequent first."""
    if key.kind in (Kind.TIME, Kind.SIZE):
        if not word:
            yield key.example, f"{key.sentence}; this is an example"
        return
    if key.kind is Kind.ATTRIBUTE:
        if "any".startswith(word) and head.endswith((":", "=")):
            yield f"{head}any", "whatever its value"
        return
    counts = values(key.name)
    for value, count in _found(counts, word):
        token = line_of(Term(key.name, Op.EQUAL, value))
        yield head + token.removeprefix(f"{key.name}:"), f"{value}, {_events(count)}"
    if counts and "any".startswith(word) and head.endswith((":", "=")):
        yield f"{head}any", "whatever it is"


def _names(word: str, values: Values) -> Iterator[tuple[str, str]]:
    """The attributes whose name holds what was typed."""
    for name, _ in _found(values("attr"), word.casefold()):
        head = line_of(Term("attr", Op.EQUAL, "x", name)).removesuffix("x")
        yield head, f"the field or user attribute {name}"


def _found(counts: Counter[str], word: str) -> list[tuple[str, int]]:
    """The values that hold `word`: those that begin with it first, then by frequency."""
    found = [(value, count) for value, count in counts.items() if word in value.casefold()]
    return sorted(
        found, key=lambda each: (not each[0].casefold().startswith(word), -each[1], each[0])
    )


def _events(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"


def _first(offered: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return (each for _, each in zip(range(MOST), offered, strict=False) if each[0])
