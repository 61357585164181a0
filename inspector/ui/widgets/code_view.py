"""A pane of JSON: paints only the lines in sight, tells which one is pointed at or chosen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document
from inspector.ui.models.rows import Rows
from inspector.ui.theme import Theme, ui_font
from inspector.ui.widgets.code_painter import CodePainter, LineState
from inspector.ui.widgets.text_selection import TextSelection

NO_LINE = -1

WORDS = {
    LinkKind.DROPPED: "dropped",
    LinkKind.ADDED: "added",
    LinkKind.CONVERTED: "converted",
    LinkKind.MERGED: "merged",
    LinkKind.RENAMED: "renamed",
}


class CodeView(QAbstractScrollArea):
    """Read-only. Lines are those of its `Document`."""

    line_hovered = Signal(int)
    """The line under the mouse, or NO_LINE."""
    line_selected = Signal(int)
    """The line that was chosen by mouse or keyboard."""
    moved = Signal()
    """Other lines came into sight, or they stand elsewhere."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.painter = CodePainter(theme)
        self.document = Document()
        self.rows = Rows(self.document)
        self.explain: Callable[[str], str] = lambda pointer: ""
        """A sentence about a pointer, for the tool tip and for a screen reader."""
        self.current = NO_LINE
        self.partners: frozenset[int] = frozenset()
        """Lines the active line of the other pane leads to."""
        self.hovered = NO_LINE
        self.selection = TextSelection(self.document)
        self._message = ""
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)

    # -- what is shown --------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self.painter.set_theme(theme)
        self.viewport().update()

    def set_document(self, document: Document, message: str = "") -> None:
        """Shows `document` from its top; where it has no lines, the sentences of `message`."""
        self.document, self._message = document, message
        self.rows = Rows(document)
        self.selection = TextSelection(document)
        self.painter.set_document(document)
        self.current = self.hovered = NO_LINE
        self.partners = frozenset()
        self.setAccessibleDescription(message or f"{len(document)} lines")
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self.viewport().update()

    def set_partners(self, lines: frozenset[int]) -> None:
        """Sets off the lines that belong to the active line of the other pane."""
        if lines != self.partners:
            self.partners = lines
            self.viewport().update()

    # -- where things are -----------------------------------------------------------------------

    def row_top(self, row: int) -> int:
        """Where a row begins, in pixels from the top of the viewport."""
        return row * self.painter.row_height - self.verticalScrollBar().value()

    def middle(self, line: int) -> float:
        """The middle of the row of `line`, in pixels from the top of the viewport."""
        return self.row_top(self.rows.row(line)) + self.painter.row_height / 2

    def line_at(self, y: float) -> int:
        """The line at `y` in the viewport, or NO_LINE."""
        row = int(y + self.verticalScrollBar().value()) // self.painter.row_height
        return self.rows.line(row) if 0 <= row < len(self.rows) else NO_LINE

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
        height = self.painter.row_height
        top = self.rows.row(line) * height
        bar, page = self.verticalScrollBar(), self.viewport().height()
        margin = min(2 * height, max(0, (page - height) // 2))
        if top - margin < bar.value():
            bar.setValue(top - margin)
        elif top + height + margin > bar.value() + page:
            bar.setValue(top + height + margin - page)

    # -- choosing -------------------------------------------------------------------------------

    def set_current(self, line: int) -> None:
        """Makes `line` the current one without telling anybody; NO_LINE for none."""
        self.current = line
        if line != NO_LINE:
            self.show_line(line)
            self._say(line)
        self.viewport().update()

    def choose(self, line: int) -> None:
        """Makes `line` the current one, as a click does."""
        self.set_current(line)
        self.line_selected.emit(line)

    def fold(self, line: int, on: bool) -> None:
        """Folds or unfolds what `line` opens."""
        if self.rows.fold(line, on):
            self._fit()
            self.viewport().update()
            self.moved.emit()

    def copy(self) -> None:
        """Puts the selected text on the clipboard, else the value of the current line."""
        text = self.selection.text()
        if not text and self.current != NO_LINE:
            text = self.document.value_text(self.current)
        if text:
            QGuiApplication.clipboard().setText(text)

    def describe(self, line: int) -> str:
        """A line in words, mark first: what the eye gets from glyph and colour."""
        mark, text = self.document.marks.get(line), self.document.texts[line].strip()
        word = f"{WORDS[mark.kind]}: " if mark and mark.kind in WORDS else ""
        number = self.document.numbers[line]
        place = f"line {number}, " if number else ""
        why = self.explain(self.document.pointers[line])
        return f"{place}{word}{text}" + (f". {why}" if why else "")

    def _say(self, line: int) -> None:
        words = self.describe(line)
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- events ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(420, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        painter.fillRect(event.rect(), QColor(self.painter.theme.window))
        rows = self.visible_rows()
        states = {row: self._state(self.rows.line(row)) for row in rows}
        for row in rows:
            self.painter.paint(painter, self.rows.line(row), self.row_top(row), width, states[row])
        left = self.painter.text_left
        painter.setClipRect(QRectF(left - 2, 0, width, self.viewport().height()))
        left -= self.horizontalScrollBar().value()
        for row in rows:
            self.painter.paint_text(
                painter, self.rows.line(row), self.row_top(row), left, width, states[row]
            )
        painter.setClipping(False)
        if not len(self.document):
            self._paint_message(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.painter.theme.accent), 1))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if event.button() is not Qt.MouseButton.LeftButton or line == NO_LINE:
            return
        in_margin = event.position().x() < self.painter.text_left
        if line in self.document.headings or (in_margin and line in self.document.ends):
            self.fold(line, not self.rows.folded(line))
        self.selection.start(line, self._column(line, event.position()))
        self.choose(line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if line != NO_LINE:
            self.selection.word(line, self._column(line, event.position()))
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if event.buttons() & Qt.MouseButton.LeftButton and line != NO_LINE:
            self.selection.extend(line, self._column(line, event.position()))
            self.show_line(line)
            self.viewport().update()
        self._hover(line)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(NO_LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selection.all()
            self.viewport().update()
        elif not self._move(event) and not self._fold_by(event):
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.line_at(event.pos().y())
            words = self.explain(self.document.pointers[line]) if line != NO_LINE else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _move(self, event: QKeyEvent) -> bool:
        """Moves the current line by a key; False where the key is not one of those."""
        page = max(1, self.viewport().height() // self.painter.row_height - 1)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -len(self.rows),
            Qt.Key.Key_End: len(self.rows),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not len(self.rows):
            return False
        row = self.rows.row(self.current) + step if self.current != NO_LINE else 0
        self.selection.clear()
        self.choose(self.rows.line(max(0, min(len(self.rows) - 1, row))))
        return True

    def _fold_by(self, event: QKeyEvent) -> bool:
        fold = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if fold is None or self.document.fold_end(self.current) is None:
            return False
        self.fold(self.current, fold)
        return True

    def _state(self, line: int) -> LineState:
        return LineState(
            current=line == self.current,
            hovered=line == self.hovered,
            partner=line in self.partners,
            folded=self.rows.folded(line),
            selection=self.selection.columns(line),
        )

    def _column(self, line: int, position: QPointF) -> int:
        x = position.x() - self.painter.text_left + self.horizontalScrollBar().value()
        return self.painter.column_at(line, x)

    def _hover(self, line: int) -> None:
        if line != self.hovered:
            self.hovered = line
            self.viewport().update()
            self.line_hovered.emit(line)

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
        painter.setFont(ui_font())
        painter.setPen(QColor(self.painter.theme.muted))
        where = self.viewport().rect().adjusted(28, 28, -28, -28)
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), self._message)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()
