"""Finding a text in a block of bytes about as fast as memory is read.

Two of its bytes are looked for in many places at once; what is left is looked at place by place. A
text that stands in every event is found about as fast as one that stands in none, and the window's
thread is not held up.
"""

import threading

import numpy as np

from inspector.index.arrays import Numbers

_A, _Z = b"az"
_LOWER = 0x20
"""The bit that a small ASCII letter has and a capital one has not."""
_NOWHERE = np.zeros(0, "i8")
WINDOW = 1 << 18
"""Places compared at once: as many as a processor keeps at hand."""
SAMPLE = 1 << 15
"""Places of a text that tell which bytes are rare in it."""
FEW = 24
"""Places up to which each is looked at by itself."""


class _Scratch(threading.local):
    """Memory to compare in, for each thread. To ask for some each time takes ten times as long as
    to compare."""

    def __init__(self) -> None:
        self.small: Numbers = np.empty(WINDOW, "u1")
        self.marks = bytearray(WINDOW)
        self.same: Numbers = np.frombuffer(self.marks, bool)
        """The marks as truths: the few that are set are found sooner in bytes."""
        self.other: Numbers = np.empty(WINDOW, bool)

    def small_of(self, raw: Numbers) -> Numbers:
        """The bytes with small letters only; signs may look like others."""
        if len(raw) > len(self.small):
            self.small = np.empty(len(raw), "u1")
        small: Numbers = np.bitwise_or(raw, _LOWER, out=self.small[: len(raw)])
        return small


_scratch = _Scratch()


class Pattern:
    """A text to look for. ASCII letters are found in either case, all else as it is."""

    def __init__(self, text: bytes, *, exact: bool = False) -> None:
        """At least one byte. `exact`: letters are found as they are, too."""
        self._wanted = text if exact else text.lower()
        self._exact = exact
        self._rarest: list[int] = []
        """Which of its bytes are looked for: one or two."""

    def __len__(self) -> int:
        return len(self._wanted)

    def find(self, text: bytes | memoryview) -> Numbers:
        """Where it begins in `text`, in rising order."""
        raw, end = np.frombuffer(text, "u1"), len(text) - len(self) + 1
        if end > 0 and not self._rarest:
            self._rarest = self._choice(raw, min(end, SAMPLE))
        windows = [(at, min(WINDOW, end - at)) for at in range(0, end, WINDOW)]
        found = np.concatenate([_NOWHERE, *(self._near(raw, *each) for each in windows)])
        if len(found) > FEW:
            return self._of_many(raw, found)
        return np.array([at for at in found.tolist() if self._stands(text, at)], "i8")

    def _choice(self, raw: Numbers, count: int) -> list[int]:
        """The byte that stands at the fewest places of a sample, and the one that leaves the
        fewest of these; signs rather than letters."""
        places = sorted(range(len(self)), key=self._either)
        same = [self._is(raw[place : place + count], place) for place in places]
        first = min(range(len(same)), key=lambda at: np.count_nonzero(same[at]))
        if not same[first].any():
            return [places[first]]
        second = min(range(len(same)), key=lambda at: np.count_nonzero(same[at] & same[first]))
        return [places[first], places[second]]

    def _near(self, raw: Numbers, start: int, count: int) -> Numbers:
        """Where it may begin among `count` places from `start` on."""
        self._mark(raw[start : start + count + len(self) - 1], count)
        marks, found = _scratch.marks, list[int]()
        at = marks.find(1, 0, count)
        while at >= 0:
            if len(found) == FEW:
                return np.flatnonzero(_scratch.same[:count]) + start
            found.append(start + at)
            at = marks.find(1, at + 1, count)
        return np.array(found, "i8") if found else _NOWHERE

    def _mark(self, raw: Numbers, count: int) -> None:
        """Marks the places where its rarest bytes may stand."""
        mask = _LOWER if any(map(self._either, self._rarest)) else 0
        raw = _scratch.small_of(raw) if mask else raw
        same, other = _scratch.same[:count], _scratch.other[:count]
        for place, into in zip(self._rarest, (same, other), strict=False):
            np.equal(raw[place : place + count], self._wanted[place] | mask, out=into)
        if len(self._rarest) > 1:
            np.bitwise_and(same, other, out=same)

    def _of_many(self, raw: Numbers, found: Numbers) -> Numbers:
        """Those of many places where it stands."""
        for place in range(len(self)):
            found = found[self._is(raw[found + place], place)]
            if not len(found):
                break
        return found

    def _stands(self, text: bytes | memoryview, at: int) -> bool:
        found = bytes(text[at : at + len(self)])
        return (found if self._exact else found.lower()) == self._wanted

    def _is(self, raw: Numbers, place: int) -> Numbers:
        """Where these are the byte at a place of it."""
        found: Numbers = (raw | _LOWER if self._either(place) else raw) == self._wanted[place]
        return found

    def _either(self, place: int) -> bool:
        """Whether there stands a letter that may be capital."""
        return not self._exact and _A <= self._wanted[place] <= _Z
