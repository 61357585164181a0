"""How one line of a document looks: its ground and its margin. Its text is `TextPainter`'s."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter

from inspector.model.mapping import LinkKind
from inspector.ui import icons
from inspector.ui.models.document import Document, LineMark
from inspector.ui.models.wrapping import WHOLE, Broken
from inspector.ui.theme import Theme
from inspector.ui.widgets.text_grid import TextGrid
from inspector.ui.widgets.text_painter import TextPainter

GLYPHS = {
    LinkKind.DROPPED: "−",
    LinkKind.ADDED: "+",
    LinkKind.CONVERTED: "~",
    LinkKind.MERGED: "~",
    LinkKind.RENAMED: "→",
}


@dataclass(slots=True)
class LineState:
    """What the view knows of a line just now."""

    current: bool = False
    hovered: bool = False
    partner: bool = False
    """The active line of the other pane leads here."""
    folded: bool = False
    selection: tuple[int, int] | None = None
    """Selected columns from, to."""
    rows: Broken = WHOLE


class CodePainter:
    """Paints lines in one font and theme. `x` is always from the left edge of the view."""

    def __init__(self, theme: Theme) -> None:
        self.grid = TextGrid()
        self.row_height = self.grid.row_height
        self.document = Document()
        self._text = TextPainter(self.grid, theme)
        self.set_theme(theme)
        self.set_document(self.document)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of `theme`."""
        self.theme = theme
        self._text.set_theme(theme)
        self._ink, self._muted = QColor(theme.text), QColor(theme.muted)
        self._accent, self._field = QColor(theme.accent), QColor(theme.field)
        self._hover, self._selection = QColor(theme.hover), QColor(theme.selection)
        self._frame = QColor(theme.accent)
        self._frame.setAlpha(110)
        marks = theme.marks
        self._tints = {kind: QColor(marks.of(kind).tint) for kind in GLYPHS}
        self._inks = {kind: QColor(marks.of(kind).fg) for kind in GLYPHS}
        for kind in (LinkKind.CONVERTED, LinkKind.MERGED):
            self._inks[kind] = self._ink

    def set_document(self, document: Document) -> None:
        """Prepares for another text."""
        self.document = document
        self._text.set_document(document)
        advance = self.grid.advance
        digits = max(3, len(str(document.last_number)))
        self._number_width = 14 + digits * advance
        self.glyph_left = self._number_width + 6
        self.text_left = self.glyph_left + advance + 12
        self.text_width = document.longest * advance + 24

    def columns(self, width: float) -> int:
        """How many characters fit beside the margin in a view of `width`."""
        return max(20, int((width - self.text_left) / self.grid.advance) - 4)

    # -- where a column is ----------------------------------------------------------------------

    def x_of(self, line: int, column: int, rows: Broken = WHOLE) -> float:
        """How far a column is from the start of the text, in the row where it stands."""
        text = self.document.texts[line]
        pieces = [piece for piece in self.grid.pieces(text, rows) if piece.start <= column]
        return self.grid.x_of(text, pieces[-1], min(column, len(text)))

    def column_at(self, line: int, x: float, row: int = 0, rows: Broken = WHOLE) -> int:
        """The column nearest to `x` from the start of the text, in a row of the line."""
        text = self.document.texts[line]
        pieces = self.grid.pieces(text, rows)
        return self.grid.column_at(text, pieces[min(row, len(pieces) - 1)], x)

    # -- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, line: int, y: float, width: float, state: LineState) -> None:
        """The ground and the margin of a line at `y`."""
        mark = self.document.mark(line)
        heading = line in self.document.headings
        height = self.row_height * len(state.rows.starts)
        if brush := self._ground(mark, state, heading, width):
            painter.fillRect(QRectF(0, y, width, height), brush)
        if state.current or state.partner:
            painter.fillRect(QRectF(0, y, 3, height), self._accent)
            for edge in (y, y + height - 1):
                painter.fillRect(QRectF(0, edge, width, 1), self._frame)
        if number := self.document.number(line):
            text = str(number)
            x = self._number_width - len(text) * self.grid.advance
            self.grid.write(painter, x, y + self.grid.baseline, text, self._muted)
        self._paint_glyph(painter, line, y, mark, state)

    def paint_text(
        self, painter: QPainter, line: int, y: float, left: float, right: float, state: LineState
    ) -> None:
        """The text of a line that starts at x `left`; nothing is needed right of `right`."""
        self._text.paint(painter, line, QPointF(left, y), (self.text_left, right), state)

    # -- inside ---------------------------------------------------------------------------------

    def _ground(
        self, mark: LineMark | None, state: LineState, heading: bool, width: float
    ) -> QBrush | QColor | None:
        if mark and not mark.quiet:
            if mark.kind in (LinkKind.CONVERTED, LinkKind.MERGED):
                gradient = QLinearGradient(0, 0, width, 0)
                gradient.setColorAt(0, self._tints[LinkKind.DROPPED])
                gradient.setColorAt(1, self._tints[LinkKind.ADDED])
                return QBrush(gradient)
            return self._tints[mark.kind]
        if state.current or state.partner:
            return self._selection
        if heading:
            return self._field
        return self._hover if state.hovered else None

    def _paint_glyph(
        self, painter: QPainter, line: int, y: float, mark: LineMark | None, state: LineState
    ) -> None:
        glyph = GLYPHS.get(mark.kind, "") if mark else ""
        colour = self._inks[mark.kind] if mark and glyph and not mark.quiet else self._muted
        folds = self.document.fold_end(line) is not None and self.document.structured
        always = line in self.document.headings or self.document.is_tree
        if state.folded or (folds and (line in self.document.headings or not glyph)):
            if not (state.folded or state.hovered or always):
                return
            box = QRectF(self.glyph_left - 4, y, icons.SIZE, self.grid.row_height).toAlignedRect()
            arrow = "chevron-right" if state.folded else "chevron-down"
            icons.paint(painter, box, arrow, self._muted, 14)
        elif glyph:
            at = self.glyph_left, y + self.grid.baseline
            self.grid.write(painter, *at, glyph, colour, bold=True)
