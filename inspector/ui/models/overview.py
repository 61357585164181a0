"""The marks of a whole document in the little room beside its scroll bar. Pure.

To find the mark of every line takes far longer than to paint those in sight, so they are found
slice by slice, while nobody waits.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document
from inspector.ui.models.layout import Ints
from inspector.ui.models.rows import Rows

LANES = {
    LinkKind.DROPPED: 0, LinkKind.ADDED: 0,
    LinkKind.CONVERTED: 1, LinkKind.MERGED: 1,
    LinkKind.RENAMED: 2,
}  # fmt: skip
"""The column of the strip in which a fate is shown: where it stands says what it is, as well as its
colour. What is dropped and what is added are never in one pane."""
_KINDS = (*LANES,)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS, start=1)}
LEAST = 3
"""Pixels a mark is high at least; marks nearer than that are one."""


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring marks of one fate, in pixels from the top of the strip."""

    kind: LinkKind
    top: int
    bottom: int


class Overview:
    """The fates of all lines, as far as they are found."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: npt.NDArray[np.int8] = np.zeros(len(document), np.int8)
        self.done = 0
        """How many lines were looked at."""

    def go_on(self, lines: int) -> bool:
        """Looks at so many more lines; False when all were looked at."""
        end = min(self.done + lines, len(self._document))
        for line in range(self.done, end):
            mark = self._document.mark(line)
            if mark is not None and not mark.quiet:
                self._found[line] = _NUMBERS.get(mark.kind, 0)
        self.done = end
        return end < len(self._document)

    def bands(self, rows: Rows, scale: float) -> list[Band]:
        """Where to paint marks, in a strip of `scale` pixels a row."""
        high = max(LEAST, round(scale))
        found: list[Band] = []
        for kind in _KINDS:
            lines = np.flatnonzero(self._found == _NUMBERS[kind])
            if len(lines):
                tops = (rows.rows_of(lines) * scale).astype(np.int64)
                found += _joined(kind, tops, high)
        return found

    def marked(self, rows: Rows, first: int, last: int) -> list[int]:
        """The marked lines in the rows from `first` to before `last`."""
        near = rows.lines(range(max(first, 0), min(last, len(rows))))
        return [line for line in near if self._found[line]]

    def counts(self, lines: list[int] | None = None) -> str:
        """`3 dropped, 8 converted` of some lines, of all where none are given; empty for none."""
        found = self._found if lines is None else self._found[lines]
        told = ((np.count_nonzero(found == _NUMBERS[kind]), kind) for kind in _KINDS)
        return ", ".join(f"{number} {kind}" for number, kind in told if number)

    def told(self, rows: Rows, first: int, last: int) -> str:
        """What is marked in some rows: `Lines 120 to 134: 12 dropped`; empty for nothing."""
        lines = self.marked(rows, first, last)
        if not lines:
            return ""
        numbers = [self._document.number(line) for line in (lines[0], lines[-1])]
        place = f"Line {numbers[0]}" if len(lines) == 1 else f"Lines {numbers[0]} to {numbers[1]}"
        return f"{place}: {self.counts(lines)}"


def _joined(kind: LinkKind, tops: Ints, high: int) -> list[Band]:
    """Bands from the tops of their rows, in rising order."""
    ends = np.flatnonzero(np.diff(tops) > high)
    firsts, lasts = tops[[0, *(ends + 1)]].tolist(), tops[[*ends, -1]].tolist()
    return [Band(kind, top, last + high) for top, last in zip(firsts, lasts, strict=True)]
