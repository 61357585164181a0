"""Where a long line is broken to fit a pane. Pure."""

from typing import NamedTuple
from unicodedata import east_asian_width

DEEPER = 2
"""How much further in than its line a row stands that goes on from above."""
_STOPS = " ,/&?;"
"""A row rather ends behind one of these than in the middle of a word."""


class Broken(NamedTuple):
    """A line in rows."""

    starts: tuple[int, ...]
    """The column at which each row begins."""
    hang: int = 0
    """The columns that are left blank before a row which goes on from above."""


WHOLE = Broken((0,))
"""A line that has one row."""


def broken(text: str, columns: int, behind: int = 0, hang: int = 0) -> Broken:
    """A line in rows that are no wider than `columns`. Something as wide as `behind` follows the
    text, and has a row of its own where it finds no room. Rows that go on from above stand `hang`
    further in, 0 for a little more than the line itself."""
    deeper = len(text) - len(text.lstrip(" ")) + DEEPER
    hang = min(hang, columns * 2 // 3) or min(deeper, columns // 2)
    starts, room, width = [0], columns, _width(text)
    at = 0
    while width > room:
        at = _break(text, at, room)
        starts.append(at)
        width, room = _width(text[at:]), columns - hang
    if behind and width + behind > room and len(text) > at:
        starts.append(len(text))
    return Broken(tuple(starts), hang)


def _break(text: str, start: int, room: int) -> int:
    """Where the next row begins: behind a stop, if that leaves this one mostly full."""
    end = start + _fitting(text[start : start + room], room)
    best = max(text.rfind(stop, start, end) for stop in _STOPS) + 1
    return best if best > start + room * 2 // 3 else max(end, start + 1)


def _fitting(text: str, room: int) -> int:
    """How many characters fit into so many columns."""
    if text.isascii():
        return min(len(text), room)
    width = 0
    for at, character in enumerate(text):
        width += _wide(character)
        if width > room:
            return at
    return len(text)


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_wide, text))


def _wide(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1
