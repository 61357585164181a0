"""The ways a text can be written in JSON."""

import re
from functools import cache
from itertools import chain, product

from inspector.index.pattern import Pattern

_UNIT = re.compile(r"ss|.", re.DOTALL)
MOST = 8
"""Spellings looked for; of a text with more, only a piece is."""


def spellings(text: str) -> tuple[list[Pattern], bool]:
    """What to look for where a text in folded case is wanted, and whether that is all of the
    text; if not, it is a piece that every place with the text has."""
    units = [_options(unit) for unit in _UNIT.findall(text)]
    start, end = _piece(units)
    found = ["".join(choice) for choice in product(*units[start:end])]
    return [Pattern(each.encode()) for each in found], (start, end) == (0, len(units))


def _piece(units: list[tuple[str, ...]]) -> tuple[int, int]:
    """The longest stretch of units with few enough spellings."""
    best, start, ways = (0, 1), 0, 1
    for end, unit in enumerate(units, start=1):
        ways *= len(unit)
        while ways > MOST and start < end - 1:
            ways //= len(units[start])
            start += 1
        if end - start > best[1] - best[0]:
            best = (start, end)
    return best


def _options(unit: str) -> tuple[str, ...]:
    """How a piece of folded text may have been written, before the case of ASCII letters."""
    if unit == "ss":
        return ("ss", "ß", "\\u00df")
    return (unit,) if unit.isascii() else _variants().get(unit, (unit,))


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    """For folded characters beyond ASCII, every character that folds to them."""
    found: dict[str, list[str]] = {}
    for code in chain(range(0x80, 0x2E00), range(0xA640, 0xAC00), range(0xFF00, 0x10000)):
        found.setdefault(chr(code).casefold(), []).append(chr(code))
    return {folded: tuple(written) for folded, written in found.items() if len(written) > 1}
