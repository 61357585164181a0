"""What people add to JSON by hand, comments and commas too many, is blanked out byte by byte.

The text keeps its length, so every offset, line and pointer stays true, and the original is kept
beside it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

STRING = rb'"(?:[^"\\\x00-\x1f]++|\\.)*+"?'
"""A text. One that never closes ends with its line, so that a search stays linear."""
COMMENT = rb"//[^\n]*+|/\*(?s:.*?)(?:\*/|\Z)"
BLANK = rb"(?:[ \t\r\n]++|" + COMMENT + rb")*+"
"""White space and comments."""

_BLANK = re.compile(BLANK)
_EXTRA = re.compile(
    STRING + rb"|(?P<comment>" + COMMENT + rb")|(?P<mark>\xef\xbb\xbf)"
    rb"|(?P<comma>,)(?=" + BLANK + rb"[}\]])"
)
_WORDS = {
    "comment": ("a comment", "{} comments"),
    "comma": ("a comma too many", "{} commas too many"),
    "mark": ("a byte order mark", "{} byte order marks"),
    "missing": ("a missing comma", "{} missing commas"),
}


class Repair(NamedTuple):
    """One thing that was put right."""

    offset: int
    what: str
    """A key of the words: `comment`, `comma`, `mark`, `missing`."""


def blank_until(data: bytes, at: int) -> int:
    """The first byte from `at` on that is neither white space nor in a comment."""
    match = _BLANK.match(data, at)
    return match.end() if match else at


def is_blank(data: bytes, begin: int, end: int) -> bool:
    """Whether only white space and comments stand there."""
    return blank_until(data, begin) >= end


def repaired(raw: bytes) -> tuple[bytes, tuple[Repair, ...]]:
    """`raw` with everything blanked out that JSON does not know, and what that was."""
    repairs: list[Repair] = []
    parts: list[bytes] = []
    done = 0
    for match in _EXTRA.finditer(raw):
        if match.lastgroup:
            repairs.append(Repair(match.start(), match.lastgroup))
            parts += (raw[done : match.start()], re.sub(rb"[^\r\n]", b" ", match[0]))
            done = match.end()
    return b"".join([*parts, raw[done:]]), tuple(repairs)


def in_words(repairs: Sequence[Repair]) -> str:
    """What was put right: `2 comments and a comma too many`."""
    parts = []
    for what, (one, many) in _WORDS.items():
        count = sum(repair.what == what for repair in repairs)
        if count:
            parts.append(one if count == 1 else many.format(f"{count:,}"))
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
