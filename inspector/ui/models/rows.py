"""Which lines of a document are on show and in which rows: some are folded away, others are broken
into several rows. Pure."""

from bisect import bisect_right

import numpy as np

from inspector.ui.models.document import Document
from inspector.ui.models.layout import Ints
from inspector.ui.models.wrapping import WHOLE, Broken, broken

GAP = 4
"""Columns between a line and the note beside it."""


class Rows:
    """The visible lines in order. A row counts from 0 at the top, a line as in the document."""

    def __init__(self, document: Document, columns: int = 0) -> None:
        """Longer lines are broken to fit `columns`; 0 for never."""
        self._document = document
        self._folded = set(document.folded)
        self._columns = columns
        self._broken: dict[int, Broken] = {}
        self._lines: range | list[int] = range(0)
        self._starts: range | list[int] = range(0)
        """The first row of each visible line."""
        self._total = 0
        self.version = 0
        """Grows whenever lines stand in other rows."""
        self._break()
        self._recount()

    def __len__(self) -> int:
        return self._total

    def line(self, row: int) -> int:
        """The line in a row. Raises IndexError below the last."""
        if not 0 <= row < self._total:
            raise IndexError(row)
        return self._lines[self._place(self._starts, row)]

    def row(self, line: int) -> int:
        """The first row a line is in; for a line inside a fold, the row of the fold."""
        at = self._place(self._lines, line)
        return self._starts[at] if len(self._starts) else 0

    def rows_of(self, lines: Ints) -> Ints:
        """The same for many lines at once."""
        if isinstance(self._lines, range) and isinstance(self._starts, range):
            return lines
        known = np.asarray(self._lines, np.int64)
        at = np.maximum(np.searchsorted(known, lines, side="right") - 1, 0)
        found: Ints = np.asarray(self._starts, np.int64)[at]
        return found

    def lines(self, rows: range) -> list[int]:
        """The lines that have one of these rows."""
        if not rows:
            return []
        first, last = (self._place(self._starts, row) for row in (rows[0], rows[-1]))
        return list(self._lines[first : last + 1])

    def broken(self, line: int) -> Broken:
        """The rows of a line."""
        return self._broken.get(line, WHOLE)

    def wrap(self, columns: int) -> bool:
        """Breaks lines to fit so many columns, 0 for never; False where nothing changes."""
        if columns == self._columns:
            return False
        before, self._columns = self._broken, columns
        self._break()
        if self._broken != before:
            self._recount()
        return self._broken != before

    def folded(self, line: int) -> bool:
        """Whether something folds away under `line`."""
        return line in self._folded

    def fold(self, line: int, on: bool) -> bool:
        """Folds or unfolds at `line`; False where nothing changes."""
        if self._document.fold_end(line) in (None, line) or on is (line in self._folded):
            return False
        self._folded = self._folded | {line} if on else self._folded - {line}
        self._recount()
        return True

    def show(self, line: int) -> bool:
        """Unfolds whatever hides `line`; False where nothing does."""
        hiding = {at for at in self._folded if at < line <= (self._document.fold_end(at) or at)}
        if hiding:
            self._folded -= hiding
            self._recount()
        return bool(hiding)

    # -- inside ---------------------------------------------------------------------------------

    @staticmethod
    def _place(values: range | list[int], value: int) -> int:
        return max(bisect_right(values, value) - 1, 0)

    def _break(self) -> None:
        self._broken = {}
        if not self._columns:
            return
        document = self._document
        noted = {at for pointer in document.notes if (at := document.line_of(pointer)) is not None}
        for line in {*document.longer_than(self._columns), *noted}:
            note = document.note(line)
            behind = len(note) + GAP if note else 0
            # A tree's value goes on below the value, not below its key.
            hang = 0 if line in document.headings else document.widened
            found = broken(document.texts[line], self._columns, behind, hang)
            if len(found.starts) > 1:
                self._broken[line] = found

    def _recount(self) -> None:
        self.version += 1
        self._lines = self._visible()
        self._total = len(self._lines)
        self._starts = range(self._total)
        if self._broken:
            heights = [len(self._broken.get(line, WHOLE).starts) for line in self._lines]
            ends = np.cumsum(heights)
            self._total = int(ends[-1]) if len(ends) else 0
            self._starts = (ends - heights).tolist()

    def _visible(self) -> range | list[int]:
        unfolded, hidden = self._unfolded(), self._document.hidden
        if hidden is None:
            return unfolded
        lines = np.asarray(unfolded, np.int64)
        found: list[int] = lines[~hidden[lines]].tolist()
        return found

    def _unfolded(self) -> range | list[int]:
        total = len(self._document)
        if not self._folded:
            return range(total)
        lines: list[int] = []
        at = 0
        for start in sorted(self._folded):
            if start < at:
                continue
            lines += range(at, start + 1)
            at = (self._document.fold_end(start) or start) + 1
        return [*lines, *range(at, total)]
