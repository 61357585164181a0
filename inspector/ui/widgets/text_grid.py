"""Where the characters of a line stand, in one fixed-width font."""

from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from inspector.ui import fonts
from inspector.ui.models.wrapping import Broken


class Piece(NamedTuple):
    """The part of a line that stands in one row."""

    row: int
    """Counted from the first row of the line."""
    start: int
    end: int
    """Columns from, to."""
    x: float
    """How far its first character stands from the start of the text."""


class TextGrid:
    """Measures in pixels. A text that is not ASCII may hold characters of other widths."""

    def __init__(self) -> None:
        self.font = fonts.mono()
        self.bold = fonts.mono(bold=True)
        metrics = QFontMetricsF(self.font)
        self._metrics = metrics
        self.advance = metrics.horizontalAdvance("0" * 100) / 100
        self.row_height = round(metrics.height()) + 2
        self.baseline = (self.row_height - metrics.height()) / 2 + metrics.ascent()

    def width(self, text: str) -> float:
        """How wide a text is."""
        if text.isascii():
            return len(text) * self.advance
        return self._metrics.horizontalAdvance(text)

    def pieces(self, text: str, rows: Broken) -> list[Piece]:
        """The rows of a text."""
        ends = (*rows.starts[1:], len(text))
        return [
            Piece(row, start, end, rows.hang * self.advance if row else 0)
            for row, (start, end) in enumerate(zip(rows.starts, ends, strict=True))
        ]

    def x_of(self, text: str, piece: Piece, column: int) -> float:
        """How far a column of a row stands from the start of the text."""
        return piece.x + self.width(text[piece.start : max(column, piece.start)])

    def column_at(self, text: str, piece: Piece, x: float) -> int:
        """The column of a row that is nearest to `x` from the start of the text."""
        start, end = piece.start, piece.end
        if text.isascii():
            return max(start, min(end, start + round((x - piece.x) / self.advance)))
        return min(
            range(start, end + 1),
            key=lambda column: abs(self.x_of(text, piece, column) - x),
        )
