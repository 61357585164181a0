"""A scrolling area of lines that paints only those in sight."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inspector.ui import fonts
from inspector.ui.models.document import Document
from inspector.ui.models.sticky import sticky
from inspector.ui.models.wrapping import WHOLE
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_painter import LineState
from inspector.ui.widgets.line_scroll import NO_LINE, LineScroll
from inspector.ui.widgets.text_selection import TextSelection


class LineArea(LineScroll):
    """Shows a `Document`, what is chosen, selected and pointed at in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selection = TextSelection(self.document)
        self.hovered = NO_LINE
        self.partners: frozenset[int] = frozenset()
        """Lines the active line of the other pane leads to."""
        self.dimmed = False
        """Whether what is shown is no longer the newest."""
        self._message = ""

    # -- what is shown --------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self.painter.set_theme(theme)
        self.overview.set_theme(theme)
        self.viewport().update()

    def set_document(self, document: Document, message: str = "") -> None:
        """Shows `document` from its top; where it has no lines, the sentences of `message`, the
        first paragraph as their heading."""
        self._message = message
        self.selection = TextSelection(document)
        self.hovered = NO_LINE
        self.partners = frozenset()
        self.setAccessibleDescription(f"{len(document)} lines" if len(document) else message)
        self.put_document(document)

    def set_partners(self, lines: frozenset[int]) -> None:
        """Sets off the lines that belong to the active line of the other pane."""
        if lines != self.partners:
            self.partners = lines
            self.viewport().update()

    def set_dimmed(self, on: bool) -> None:
        """Lets the text stand back, as it is no longer the newest."""
        self.dimmed = on
        self.viewport().update()

    # -- events ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.stuck = self._stick()
        width = self.viewport().width()
        painter.fillRect(event.rect(), QColor(self.painter.theme.window))
        lines = [
            (line, self.row_top(self.rows.row(line)), self._state(line))
            for line in self.rows.lines(self.visible_rows())
        ]
        for line, top, state in lines:
            self.painter.paint(painter, line, top, width, state)
        left = self.painter.text_left
        painter.setClipRect(QRectF(left - 2, 0, width, self.viewport().height()))
        left -= self.horizontalScrollBar().value()
        for line, top, state in lines:
            self.painter.paint_text(painter, line, top, left, width, state)
        painter.setClipping(False)
        self._paint_stuck(painter, width)
        if not len(self.document):
            self._paint_message(painter)
        if self.dimmed:
            veil = QColor(self.painter.theme.window)
            veil.setAlpha(150)
            painter.fillRect(event.rect(), veil)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.painter.theme.accent), 1))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.viewport().update()

    # -- inside ---------------------------------------------------------------------------------

    def _state(self, line: int) -> LineState:
        return LineState(
            current=line == self.current,
            hovered=line == self.hovered,
            partner=line in self.partners,
            folded=self.rows.folded(line),
            selection=self.selection.columns(line),
            rows=self.rows.broken(line),
        )

    def _stick(self) -> tuple[int, ...]:
        rows = self.visible_rows()
        scrolled = self.verticalScrollBar().value() > 0
        return sticky(self.document, self.rows, rows[0]) if rows and scrolled else ()

    def _paint_stuck(self, painter: QPainter, width: int) -> None:
        height, left = self.painter.row_height, self.painter.text_left
        if not self.stuck:
            return
        ground = QRectF(0, 0, width, height * len(self.stuck))
        painter.fillRect(ground, QColor(self.painter.theme.field))
        scrolled = left - self.horizontalScrollBar().value()
        for row, line in enumerate(self.stuck):
            state = replace(self._state(line), rows=WHOLE)
            self.painter.paint_text(painter, line, row * height, scrolled, width, state)
        painter.setPen(QPen(QColor(self.painter.theme.border), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())

    def _paint_message(self, painter: QPainter) -> None:
        where = self.viewport().rect().adjusted(28, 28, -28, -28)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        theme = self.painter.theme
        head, _, rest = self._message.partition("\n\n")
        for text, bold, colour in ((head, True, theme.text), (rest, False, theme.muted)):
            painter.setFont(fonts.sans(bold=bold))
            painter.setPen(QColor(colour))
            used = painter.drawText(where, flags, text)
            where.setTop(used.bottom() + 12)
