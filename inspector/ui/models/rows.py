"""Which lines of a document are on show, now that some of it is folded. Pure."""

from bisect import bisect_right

from inspector.ui.models.document import Document


class Rows:
    """The visible lines in order. A row counts from 0 at the top, a line as in the document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._folded = set(document.folded)
        self._lines: range | list[int] = range(0)
        self._recount()

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, row: int) -> int:
        """The line in a row. Raises IndexError below the last."""
        return self._lines[row]

    def row(self, line: int) -> int:
        """The row a line is in; for a line inside a fold, the row of the fold."""
        return max(bisect_right(self._lines, line) - 1, 0)

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

    def _recount(self) -> None:
        total = len(self._document)
        if not self._folded:
            self._lines = range(total)
            return
        lines: list[int] = []
        at = 0
        for start in sorted(self._folded):
            if start < at:
                continue
            lines += range(at, start + 1)
            at = (self._document.fold_end(start) or start) + 1
        self._lines = [*lines, *range(at, total)]
