"""How one line of a document looks: ground, margin, coloured text, strike-through."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen

from inspector.model.mapping import LinkKind
from inspector.ui import fonts
from inspector.ui.models.document import Document, LineMark
from inspector.ui.theme import Theme
from inspector.ui.widgets.json_tokens import Tokens

GLYPHS = {
    LinkKind.DROPPED: "−",
    LinkKind.ADDED: "+",
    LinkKind.CONVERTED: "~",
    LinkKind.MERGED: "~",
    LinkKind.RENAMED: "→",
}
FOLDED, UNFOLDED = "▸", "▾"


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


class CodePainter:
    """Paints lines in one font and theme. `x` is always from the left edge of the view."""

    def __init__(self, theme: Theme) -> None:
        self.font = fonts.mono()
        self._bold = fonts.mono(bold=True)
        metrics = QFontMetricsF(self.font)
        self._metrics = metrics
        self._advance = metrics.horizontalAdvance("0" * 100) / 100
        self.row_height = round(metrics.height()) + 2
        self._baseline = (self.row_height - metrics.height()) / 2 + metrics.ascent()
        self.document = Document()
        self._tokens = Tokens()
        self.set_theme(theme)
        self.set_document(self.document)

    def set_theme(self, theme: Theme) -> None:
        """Takes the colours of `theme`."""
        self.theme = theme
        self._syntax = {
            name: QColor(getattr(theme.syntax, name)) for name in theme.syntax.__struct_fields__
        }
        self._text, self._muted = QColor(theme.text), QColor(theme.muted)
        self._accent, self._field = QColor(theme.accent), QColor(theme.field)
        self._selected = QColor(theme.text_selection)
        self._frame = QColor(theme.accent)
        self._frame.setAlpha(110)

    def set_document(self, document: Document) -> None:
        """Prepares for another text."""
        self.document = document
        self._tokens = Tokens()
        digits = max(3, len(str(document.last_number)))
        self._number_width = 14 + digits * self._advance
        self.glyph_left = self._number_width + 6
        self.text_left = self.glyph_left + self._advance + 12
        self.text_width = document.longest * self._advance + 24

    def columns(self, width: float) -> int:
        """How many characters fit beside the margin in a view of `width`."""
        return max(20, int((width - self.text_left) / self._advance) - 4)

    # -- where a column is ----------------------------------------------------------------------

    def x_of(self, line: int, column: int) -> float:
        """How far a column is from the start of the text."""
        text = self.document.texts[line]
        if text.isascii():
            return min(column, len(text)) * self._advance
        return self._metrics.horizontalAdvance(text[:column])

    def column_at(self, line: int, x: float) -> int:
        """The column nearest to `x` from the start of the text."""
        text = self.document.texts[line]
        if text.isascii():
            return max(0, min(len(text), round(x / self._advance)))
        return min(range(len(text) + 1), key=lambda column: abs(self.x_of(line, column) - x))

    # -- painting -------------------------------------------------------------------------------

    def paint(self, painter: QPainter, line: int, y: float, width: float, state: LineState) -> None:
        """The ground and the margin of a line at `y`."""
        mark = self.document.mark(line)
        heading = line in self.document.headings
        ground = QRectF(0, y, width, self.row_height)
        if brush := self._ground(mark, state, heading, width):
            painter.fillRect(ground, brush)
        if state.current or state.partner:
            painter.fillRect(QRectF(0, y, 3, self.row_height), self._accent)
            for edge in (y, y + self.row_height - 1):
                painter.fillRect(QRectF(0, edge, width, 1), self._frame)
        number = self.document.number(line)
        painter.setFont(self.font)
        painter.setPen(self._muted)
        if number:
            text = str(number)
            x = self._number_width - len(text) * self._advance
            painter.drawText(QPointF(x, y + self._baseline), text)
        self._paint_glyph(painter, line, y, mark, state)

    def paint_text(
        self, painter: QPainter, line: int, y: float, left: float, right: float, state: LineState
    ) -> None:
        """The text of a line that starts at x `left`; nothing is needed right of `right`."""
        base = QPointF(left, y + self._baseline)
        if line in self.document.headings:
            self._write(painter, base, self.document.texts[line], self._muted, self._bold)
            return
        if state.selection:
            start, end = (self.x_of(line, column) for column in state.selection)
            where = QRectF(left + start, y, max(end - start, 4), self.row_height)
            painter.fillRect(where, self._selected)
        mark = self.document.mark(line)
        quiet = mark is not None and mark.quiet
        columns = self._visible_columns(line, left, right)
        painter.setFont(self.font)
        if not self.document.structured:
            self._write(painter, base, self.document.texts[line][: columns[1]], self._text)
        else:
            self._write_tokens(painter, line, base, columns, quiet)
        if state.folded:
            span = self.document.span(line)
            rest = f" … {self.document.texts[span[-1]].lstrip()}  {len(span) - 2} lines"
            x = self.x_of(line, len(self.document.texts[line]))
            self._write(painter, base + QPointF(x, 0), rest, self._muted)
        if mark and mark.kind is LinkKind.DROPPED:
            self._strike(painter, line, left, y, quiet)
        if note := self.document.note(line):
            self._write_note(painter, line, note, base, y)

    def _ground(
        self, mark: LineMark | None, state: LineState, heading: bool, width: float
    ) -> QBrush | QColor | None:
        if mark and not mark.quiet:
            marks = self.theme.marks
            if mark.kind in (LinkKind.CONVERTED, LinkKind.MERGED):
                gradient = QLinearGradient(0, 0, width, 0)
                gradient.setColorAt(0, QColor(marks.dropped.tint))
                gradient.setColorAt(1, QColor(marks.added.tint))
                return QBrush(gradient)
            return QColor(marks.of(mark.kind).tint)
        if state.current or state.partner:
            return QColor(self.theme.selection)
        if heading:
            return self._field
        return QColor(self.theme.hover) if state.hovered else None

    def _paint_glyph(
        self, painter: QPainter, line: int, y: float, mark: LineMark | None, state: LineState
    ) -> None:
        glyph = GLYPHS.get(mark.kind, "") if mark else ""
        colour = self._muted
        if mark and glyph and not mark.quiet:
            converted = mark.kind in (LinkKind.CONVERTED, LinkKind.MERGED)
            colour = self._text if converted else QColor(self.theme.marks.of(mark.kind).fg)
        folds = self.document.fold_end(line) is not None and self.document.structured
        if state.folded or (folds and (line in self.document.headings or not glyph)):
            if not (state.folded or state.hovered or line in self.document.headings):
                return
            glyph, colour = FOLDED if state.folded else UNFOLDED, self._muted
        base = QPointF(self.glyph_left, y + self._baseline)
        self._write(painter, base, glyph, colour, self._bold)

    def _visible_columns(self, line: int, left: float, right: float) -> tuple[int, int]:
        length = len(self.document.texts[line])
        if length < 400:
            return 0, length
        first = max(0, int((self.text_left - left) / self._advance) - 2)
        return first, min(length, int((right - left) / self._advance) + 2)

    def _write_tokens(
        self, painter: QPainter, line: int, base: QPointF, columns: tuple[int, int], quiet: bool
    ) -> None:
        text = self.document.texts[line]
        first, last = columns
        even = text.isascii()
        left, y = base.x(), base.y()
        for start, end, name in self._tokens.of(line, text):
            if end <= first or start >= last:
                continue
            start, end = max(start, first), min(end, last)
            x = start * self._advance if even else self.x_of(line, start)
            painter.setPen(self._muted if quiet else self._syntax[name])
            painter.drawText(QPointF(left + x, y), text[start:end])

    def _write_note(self, painter: QPainter, line: int, note: str, base: QPointF, y: float) -> None:
        edited = self.theme.marks.edited
        x = base.x() + self.x_of(line, len(self.document.texts[line])) + 14
        width = self._metrics.horizontalAdvance(note)
        ground = QRectF(x - 6, y + 1, width + 12, self.row_height - 2)
        painter.fillRect(ground, QColor(edited.tint))
        painter.fillRect(QRectF(0, y, 3, self.row_height), QColor(edited.fg))
        self._write(painter, QPointF(x, base.y()), note, QColor(edited.fg))

    def _strike(self, painter: QPainter, line: int, left: float, y: float, quiet: bool) -> None:
        text = self.document.texts[line]
        start = self.x_of(line, len(text) - len(text.lstrip(" ")))
        middle = y + self.row_height / 2 + 1
        colour = self._muted if quiet else QColor(self.theme.marks.dropped.fg)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(QLineF(left + start, middle, left + self.x_of(line, len(text)), middle))

    def _write(
        self,
        painter: QPainter,
        base: QPointF,
        text: str,
        colour: QColor,
        font: QFont | None = None,
    ) -> None:
        if text:
            painter.setFont(font or self.font)
            painter.setPen(colour)
            painter.drawText(base, text)
