"""Where the characters of a line stand, in one fixed-width font."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGlyphRun, QPainter, QRawFont

from inspector.ui import fonts
from inspector.ui.models.wrapping import WHOLE, Broken


class Piece(NamedTuple):
    """The part of a line that stands in one row."""

    row: int
    """Counted from the first row of the line."""
    start: int
    end: int
    """Columns from, to."""
    x: float
    """How far its first character stands from the start of the text."""


SIGNS = frozenset("−→")
"""Marks in the margin: they are no ASCII, but the font has them as wide as any letter."""
DRAWN = 2_000
"""Texts that are remembered as they are drawn: keys, brackets and numbers come again and again."""


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

        self._plain, self._heavy = (_Glyphs(font, self.advance) for font in (self.font, self.bold))

    def write(
        self, painter: QPainter, x: float, y: float, text: str, ink: QColor, *, bold: bool = False
    ) -> None:
        """Writes a text with the left end of its base line at a place."""
        painter.setPen(ink)
        if glyphs := (self._heavy if bold else self._plain).of(text):
            painter.drawGlyphRun(QPointF(x, y), glyphs)
        elif text:
            painter.setFont(self.bold if bold else self.font)
            painter.drawText(QPointF(x, y), text)

    def width(self, text: str) -> float:
        """How wide a text is."""
        if text.isascii():
            return len(text) * self.advance
        return self._metrics.horizontalAdvance(text)

    def pieces(self, text: str, rows: Broken) -> list[Piece]:
        """The rows of a text."""
        if rows is WHOLE:
            return [Piece(0, 0, len(text), 0)]
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


class _Glyphs:
    """ASCII texts and signs as what is drawn of them: to lay a text out takes longer than to draw
    it. None of any other text."""

    def __init__(self, font: QFont, advance: float) -> None:
        self._font = QRawFont.fromFont(font)
        self._advance = advance
        self._known: dict[str, int] = {}
        self.of = lru_cache(DRAWN)(self._of)

    def _of(self, text: str) -> QGlyphRun | None:
        if not (text.isascii() or text in SIGNS):
            return None
        made = QGlyphRun()
        made.setRawFont(self._font)
        made.setGlyphIndexes([self._index(each) for each in text])
        made.setPositions([QPointF(at * self._advance, 0) for at in range(len(text))])
        return made

    def _index(self, character: str) -> int:
        if character not in self._known:
            self._known[character] = self._font.glyphIndexesForString(character)[0]
        return self._known[character]
