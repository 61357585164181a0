"""A scrolling area of lines that paints only those in sight."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from inspector.ui import fonts
from inspector.ui.models.document import Document
from inspector.ui.models.finding import parents
from inspector.ui.models.rows import Rows
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_painter import CodePainter, LineState
from inspector.ui.widgets.text_selection import TextSelection

NO_LINE = -1
STUCK = 3
"""Opening lines that stay in sight at most, the innermost ones."""


class LineArea(QAbstractScrollArea):
    """Shows a `Document`; knows where each of its lines is. Scrolls by pixels."""

    moved = Signal()
    """Other lines came into sight, or they stand elsewhere."""
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.painter = CodePainter(theme)
        self.document = Document()
        self.rows = Rows(self.document)
        self.selection = TextSelection(self.document)
        self.current = NO_LINE
        self.hovered = NO_LINE
        self.partners: frozenset[int] = frozenset()
        """Lines the active line of the other pane leads to."""
        self.dimmed = False
        """Whether what is shown is no longer the newest."""
        self.stuck: tuple[int, ...] = ()
        """Opening lines that stay at the top while their insides are in sight."""
        self._message = ""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # -- what is shown --------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self.painter.set_theme(theme)
        self.viewport().update()

    def set_document(self, document: Document, message: str = "") -> None:
        """Shows `document` from its top; where it has no lines, the sentences of `message`, the
        first paragraph as their heading."""
        self.document, self._message = document, message
        self.rows = Rows(document)
        self.selection = TextSelection(document)
        self.painter.set_document(document)
        self.current = self.hovered = NO_LINE
        self.partners = frozenset()
        self.setAccessibleDescription(f"{len(document)} lines" if len(document) else message)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self.viewport().update()

    def set_partners(self, lines: frozenset[int]) -> None:
        """Sets off the lines that belong to the active line of the other pane."""
        if lines != self.partners:
            self.partners = lines
            self.viewport().update()

    def set_dimmed(self, on: bool) -> None:
        """Lets the text stand back, as it is no longer the newest."""
        self.dimmed = on
        self.viewport().update()

    def put_bar_on_the_left(self) -> None:
        """Moves the scroll bar to the far side, so that ribbons touch the text they belong to."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for part in (self.viewport(), self.horizontalScrollBar()):
            part.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    # -- where things are -----------------------------------------------------------------------

    def row_top(self, row: int) -> int:
        """Where a row begins, in pixels from the top of the viewport."""
        return row * self.painter.row_height - self.verticalScrollBar().value()

    def middle(self, line: int) -> float:
        """The middle of the row of `line`, in pixels from the top of the viewport."""
        return self.row_top(self.rows.row(line)) + self.painter.row_height / 2

    def line_at(self, y: float) -> int:
        """The line at `y` in the viewport, or NO_LINE."""
        stuck = int(y) // self.painter.row_height
        if 0 <= stuck < len(self.stuck):
            return self.stuck[stuck]
        row = int(y + self.verticalScrollBar().value()) // self.painter.row_height
        return self.rows.line(row) if 0 <= row < len(self.rows) else NO_LINE

    def column_at(self, line: int, position: QPointF) -> int:
        """The column of `line` nearest to a place in the viewport."""
        x = position.x() - self.painter.text_left + self.horizontalScrollBar().value()
        return self.painter.column_at(line, x)

    def visible_rows(self) -> range:
        """The rows in sight."""
        height, top = self.painter.row_height, self.verticalScrollBar().value()
        last = (top + self.viewport().height()) // height + 1
        return range(top // height, min(last, len(self.rows)))

    def show_line(self, line: int) -> None:
        """Unfolds and scrolls as little as it takes to bring `line` into sight."""
        if self.rows.show(line):
            self._fit()
            self.viewport().update()
            self.moved.emit()
        height = self.painter.row_height
        top = self.rows.row(line) * height
        bar, page = self.verticalScrollBar(), self.viewport().height()
        margin = min(STUCK * height, max(0, (page - height) // 2))
        if top - margin < bar.value():
            bar.setValue(top - margin)
        elif top + height + margin > bar.value() + page:
            bar.setValue(top + height + margin - page)

    def fold(self, line: int, on: bool) -> None:
        """Folds or unfolds what `line` opens."""
        if self.rows.fold(line, on):
            self._fit()
            self.viewport().update()
            self.moved.emit()

    # -- events ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(420, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.stuck = self._stick()
        width = self.viewport().width()
        painter.fillRect(event.rect(), QColor(self.painter.theme.window))
        lines = [
            (line, self.row_top(row), self._state(line))
            for row in self.visible_rows()
            for line in (self.rows.line(row),)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        self.resized.emit()
        self.moved.emit()

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
        )

    def _stick(self) -> tuple[int, ...]:
        """The containers whose opening lines are scrolled away while their insides are in sight."""
        rows = self.visible_rows()
        if not rows or not self.verticalScrollBar().value():
            return ()
        found: list[int] = []
        for depth in range(STUCK + 1):
            # The more lines stick, the later begins what is in sight below them.
            top = min(rows[0] + depth, len(self.rows) - 1)
            found = [
                at for at in self._named_parents(self.rows.line(top)) if self.rows.row(at) < top
            ]
            if len(found) <= depth:
                break
        return tuple(found[-STUCK:])

    def _named_parents(self, line: int) -> list[int]:
        """What `line` stands in, as far as it has a name: a bare bracket tells nobody anything."""
        around = parents(self.document, line)
        return [at for at in around if len(self.document.texts[at].strip()) > 1]

    def _paint_stuck(self, painter: QPainter, width: int) -> None:
        height, left = self.painter.row_height, self.painter.text_left
        if not self.stuck:
            return
        ground = QRectF(0, 0, width, height * len(self.stuck))
        painter.fillRect(ground, QColor(self.painter.theme.field))
        scrolled = left - self.horizontalScrollBar().value()
        for row, line in enumerate(self.stuck):
            self.painter.paint_text(painter, line, row * height, scrolled, width, self._state(line))
        painter.setPen(QPen(QColor(self.painter.theme.border), 1))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())

    def _fit(self) -> None:
        """Makes the scroll bars fit what there is."""
        size, height = self.viewport().size(), self.painter.row_height
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, len(self.rows) * height + height // 2 - size.height()))
        bar.setSingleStep(height)
        bar.setPageStep(max(height, size.height() - height))
        bar = self.horizontalScrollBar()
        needed = int(self.painter.text_left + self.painter.text_width)
        bar.setRange(0, max(0, needed - size.width()) if len(self.document) else 0)
        bar.setSingleStep(24)
        bar.setPageStep(size.width())

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

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()
