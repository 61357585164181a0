"""The text of a line: coloured, selected, struck through, in as many rows as it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document
from inspector.ui.theme import Theme
from inspector.ui.widgets.json_tokens import Span, spans_of
from inspector.ui.widgets.text_grid import Piece, TextGrid

if TYPE_CHECKING:
    from inspector.ui.widgets.code_painter import LineState

LONG = 400
"""Characters of a row that is painted only as far as it is in sight."""
NOTE_GAP = 14


class TextPainter:
    """Paints at the place where the text of a line begins."""

    def __init__(self, grid: TextGrid, theme: Theme) -> None:
        self._grid = grid
        self._document = Document()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of `theme`."""
        self._syntax = {name: QColor(getattr(theme.syntax, name)) for name in theme.syntax._fields}
        self._ink = QColor(theme.text)
        self._muted = self._syntax["muted"] = QColor(theme.muted)
        self._selected = QColor(theme.text_selection)
        self._dropped = QColor(theme.marks.dropped.fg)
        self._edited = QColor(theme.marks.edited.fg)
        self._edited_ground = QColor(theme.marks.edited.tint)

    def set_document(self, document: Document) -> None:
        """Prepares for another text."""
        self._document = document

    def paint(
        self,
        painter: QPainter,
        line: int,
        place: QPointF,
        sight: tuple[float, float],
        state: LineState,
    ) -> None:
        """Paints `line` with its first row's top left corner at `place`; nothing is needed outside
        the x of `sight`."""
        grid, text = self._grid, self._document.texts[line]
        pieces = grid.pieces(text, state.rows)
        if line in self._document.headings:
            for piece in pieces:
                x, y = place.x() + piece.x, place.y() + piece.row * grid.row_height
                part = text[piece.start : piece.end]
                grid.write(painter, x, y + grid.baseline, part, self._muted, bold=True)
            return
        mark = self._document.mark(line)
        quiet = mark is not None and mark.quiet
        for piece in pieces:
            corner = place + QPointF(0, piece.row * grid.row_height)
            if state.selection:
                self._select(painter, text, piece, corner, state.selection)
            self._write_piece(painter, line, piece, corner, sight, quiet)
            if mark and mark.kind is LinkKind.DROPPED:
                self._strike(painter, text, piece, corner, quiet)
        last = pieces[-1]
        end = QPointF(grid.x_of(text, last, len(text)), last.row * grid.row_height)
        if state.folded and not self._document.is_tree:
            self._write_rest(painter, line, place + end)
        if note := self._document.note(line):
            self._write_note(painter, note, place + end, len(pieces) * grid.row_height)

    # -- inside ---------------------------------------------------------------------------------

    def _select(
        self,
        painter: QPainter,
        text: str,
        piece: Piece,
        corner: QPointF,
        columns: tuple[int, int],
    ) -> None:
        first, last = max(columns[0], piece.start), min(columns[1], piece.end)
        if first <= last:
            start, end = (self._grid.x_of(text, piece, column) for column in (first, last))
            size = max(end - start, 4), self._grid.row_height
            painter.fillRect(QRectF(corner.x() + start, corner.y(), *size), self._selected)

    def _write_piece(
        self,
        painter: QPainter,
        line: int,
        piece: Piece,
        corner: QPointF,
        sight: tuple[float, float],
        quiet: bool,
    ) -> None:
        text = self._document.texts[line]
        first, last = self._in_sight(piece, corner.x(), sight)
        y = corner.y() + self._grid.baseline
        if not self._document.structured:
            x = corner.x() + self._grid.x_of(text, piece, first)
            self._grid.write(painter, x, y, text[first:last], self._ink)
            return
        write, left, even = self._grid.write, corner.x() + piece.x, text.isascii()
        for start, end, name in self._spans(line, text):
            if end <= first or start >= last:
                continue
            start, end = max(start, first), min(end, last)
            before = start - piece.start
            x = before * self._grid.advance if even else self._grid.width(text[piece.start : start])
            ink = self._muted if quiet else self._syntax[name]
            write(painter, left + x, y, text[start:end], ink)

    def _spans(self, line: int, text: str) -> list[Span]:
        told = self._document.spans
        return told(line) if told else spans_of(text)

    def _in_sight(self, piece: Piece, left: float, sight: tuple[float, float]) -> tuple[int, int]:
        if piece.end - piece.start < LONG:
            return piece.start, piece.end
        first, last = (int((x - left - piece.x) / self._grid.advance) for x in sight)
        start = piece.start
        return max(start, start + first - 2), min(piece.end, start + last + 2)

    def _strike(
        self, painter: QPainter, text: str, piece: Piece, corner: QPointF, quiet: bool
    ) -> None:
        blank = len(text) - len(text.lstrip(" "))
        first = min(max(blank, piece.start), piece.end)
        start, end = (self._grid.x_of(text, piece, column) for column in (first, piece.end))
        y = corner.y() + self._grid.row_height / 2 + 1
        painter.setPen(QPen(self._muted if quiet else self._dropped, 1))
        painter.drawLine(QLineF(corner.x() + start, y, corner.x() + end, y))

    def _write_rest(self, painter: QPainter, line: int, end: QPointF) -> None:
        """What a fold closes with, and how much is in it."""
        span = self._document.span(line)
        rest = f" … {self._document.texts[span[-1]].lstrip()}  {len(span) - 2} lines"
        self._grid.write(painter, end.x(), end.y() + self._grid.baseline, rest, self._muted)

    def _write_note(self, painter: QPainter, note: str, end: QPointF, height: float) -> None:
        grid = self._grid
        x = end.x() + NOTE_GAP
        ground = QRectF(x - 6, end.y() + 1, grid.width(note) + 12, grid.row_height - 2)
        painter.fillRect(ground, self._edited_ground)
        edge = end.y() + grid.row_height - height
        painter.fillRect(QRectF(0, edge, 3, height), self._edited)
        grid.write(painter, x, end.y() + grid.baseline, note, self._edited)
