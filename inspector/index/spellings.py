"""The ways a text can be written in JSON, and finding one of them in a block of bytes.

Many places are compared at once, one byte of the text at a time, so that a text that stands in
every event is found about as fast as one that stands in none; the window's thread is not held up.
"""

import re
import threading
from functools import cache
from itertools import chain, product

import numpy as np

from inspector.index.arrays import Numbers

_COMMON = b'"et saoinr:cmp,lu_d01f53479b2vh\\kg86.{}y-x/wjq='
"""Bytes of mParticle's JSON, the most frequent first; all others are rare."""
_RANKS = {byte: place for place, byte in enumerate(_COMMON)}
_RARE = len(_COMMON)
_A, _Z = b"az"
_LOWER = 0x20
"""The bit that a small ASCII letter has and a capital one has not."""
_NOWHERE = np.zeros(0, "i8")
_UNIT = re.compile(r"ss|.", re.DOTALL)
WINDOW = 1 << 17
"""Bytes compared at once: as many as a processor keeps at hand."""
FEW = 2048
"""Of so many places one at most is left: what is left is then looked at place by place."""
MOST = 8
"""Spellings looked for; of a text with more, only a piece is."""


class _Scratch(threading.local):
    """Memory to compare in, for each thread. To ask for some each time takes ten times as long as
    to compare."""

    def __init__(self) -> None:
        self.small: Numbers = np.empty(WINDOW, "u1")
        self.same: Numbers = np.empty(WINDOW, bool)
        self.other: Numbers = np.empty(WINDOW, bool)


_scratch = _Scratch()


class Spelling:
    """One way to write a text. ASCII letters are found in either case, all else as it is."""

    def __init__(self, text: bytes) -> None:
        self._wanted = text.lower()
        places = range(len(text))
        self._places = sorted(places, key=lambda at: -_RANKS.get(self._wanted[at], _RARE))

    def __len__(self) -> int:
        return len(self._wanted)

    def find(self, text: bytes) -> Numbers:
        """Where it begins in `text`."""
        raw = np.frombuffer(text, "u1")
        count = len(raw) - len(self) + 1
        found = [self._among(raw, at, min(at + WINDOW, count)) for at in range(0, count, WINDOW)]
        return np.concatenate([_NOWHERE, *found])

    def _among(self, raw: Numbers, start: int, end: int) -> Numbers:
        """Where it begins from `start` to before `end`."""
        rarest, *rest = self._places
        same = self._same(raw[start + rarest : end + rarest], rarest, _scratch.same)
        count = np.count_nonzero(same)
        if not count:
            return _NOWHERE
        if rest and count * FEW > len(same):
            second = rest.pop(0)
            same &= self._same(raw[start + second : end + second], second, _scratch.other)
        found: Numbers = np.flatnonzero(same)
        found += start
        for at in rest:
            if not len(found):
                break
            found = found[self._same(raw[found + at], at, None)]
        return found

    def _same(self, raw: Numbers, at: int, into: Numbers | None) -> Numbers:
        byte = self._wanted[at]
        out = None if into is None else into[: len(raw)]
        if _A <= byte <= _Z:
            small = None if into is None else _scratch.small[: len(raw)]
            raw = np.bitwise_or(raw, _LOWER, out=small)
        same: Numbers = np.equal(raw, byte, out=out)
        return same


def spellings(text: str) -> tuple[list[Spelling], bool]:
    """What to look for where a text in folded case is wanted, and whether that is all of the
    text; if not, it is a piece that every place with the text has."""
    units = [_options(unit) for unit in _UNIT.findall(text)]
    start, end = _piece(units)
    found = ["".join(choice) for choice in product(*units[start:end])]
    return [Spelling(each.encode()) for each in found], (start, end) == (0, len(units))


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
