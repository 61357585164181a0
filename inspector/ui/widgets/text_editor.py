"""An editor of JSON text: colours, line numbers, marks at edited lines, the place of a fault."""

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from inspector.ui import fonts, icons
from inspector.ui.theme import Theme
from inspector.ui.widgets.json_tokens import spans_of

COLOURED = 300_000
"""Characters of a text that is coloured: longer ones would make typing wait."""

NEAR = 3
"""Lines above and below that are shown with one that is brought into sight."""


class TextEditor(QPlainTextEdit):
    """Tells when somebody typed. Esc ends the editing."""

    edited = Signal()
    """The user changed the text."""
    done = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.mono())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.theme = theme
        self.marked: frozenset[int] = frozenset()
        """Lines that differ from the original, counted from 0."""
        self.fault_line = -1
        self._quiet = False
        self._colours = _Colours(self.document(), theme)
        self._margin = _Margin(self)
        self.blockCountChanged.connect(lambda _: self._fit())
        self.updateRequest.connect(self._on_update_requested)
        self.textChanged.connect(self._on_text_changed)
        self._fit()
        self._dress()

    # -- requests -------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self.theme = theme
        self._colours.set_theme(theme)
        self._dress()
        self._margin.update()

    def show_text(self, text: str) -> None:
        """Replaces the text without telling anybody; the cursor stays on its line."""
        if text == self.toPlainText():
            return
        line = self.textCursor().blockNumber()
        self._quiet = True
        self._colours.on = len(text) <= COLOURED
        self.setPlainText(text)
        self._quiet = False
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        self.setTextCursor(cursor)

    def go_to(self, line: int) -> None:
        """Puts the cursor at the end of a line, counted from 0, and brings it into sight."""
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()

    def scroll_to(self, line: int) -> None:
        """Scrolls as little as it takes to bring a line and its neighbours into sight; the cursor
        stays where it is."""
        seen, bar = self.lines_in_sight(), self.verticalScrollBar()
        if line - NEAR < seen.start:
            bar.setValue(line - NEAR)
        elif line + NEAR >= seen.stop - 1:
            bar.setValue(line + NEAR + 2 - len(seen))

    def lines_in_sight(self) -> range:
        """From the first to the last line in sight, counted from 0."""
        block = self.firstVisibleBlock()
        first, bottom = max(block.blockNumber(), 0), self.viewport().height()
        high = max(1.0, self.blockBoundingRect(block).height())
        return range(first, min(first + int(bottom / high) + 1, self.blockCount()))

    def middle_of(self, line: int) -> float:
        """The middle of a line, in pixels from the top of the viewport."""
        block = self.document().findBlockByNumber(line)
        where = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return where.center().y()

    def mark(self, lines: frozenset[int]) -> None:
        """Marks edited lines in the margin."""
        self.marked = lines
        self._margin.update()

    def show_fault(self, line: int, column: int) -> None:
        """Underlines the place of a fault, both counted from 1; 0 for none."""
        self.fault_line = line - 1
        found = []
        if line:
            spot = QTextEdit.ExtraSelection()
            spot.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            spot.format.setUnderlineColor(QColor(self.theme.severities.error.fg))
            spot.format.setBackground(QColor(self.theme.severities.error.tint))
            block = self.document().findBlockByNumber(line - 1)
            start = block.position() + max(0, min(column - 1, block.length() - 2))
            spot.cursor = QTextCursor(self.document())
            spot.cursor.setPosition(start)
            way, keep = QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
            spot.cursor.movePosition(way, keep)
            found.append(spot)
        self.setExtraSelections(found)
        self._margin.update()

    # -- events ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are for the window to open; here their paths would spoil the JSON."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._margin.setGeometry(QRect(inner.left(), inner.top(), self._width(), inner.height()))

    # -- inside ---------------------------------------------------------------------------------

    def _dress(self) -> None:
        """Looks like the pane it stands in for, not like a field of a form."""
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {self.theme.window}; border: none; "
            "border-radius: 0; padding: 0; }"
        )

    def _width(self) -> int:
        digits = max(3, len(str(self.blockCount())))
        return QFontMetrics(self.font()).horizontalAdvance("0" * (digits + 3)) + 8

    def _fit(self) -> None:
        self.setViewportMargins(self._width(), 0, 0, 0)

    def _on_update_requested(self, where: QRect, by: int) -> None:
        if by:
            self._margin.scroll(0, by)
        else:
            self._margin.update(0, where.y(), self._margin.width(), where.height())

    def _on_text_changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def paint_margin(self, painter: QPainter, event: QPaintEvent) -> None:
        """Numbers and signs of the lines in sight."""
        theme, width = self.theme, self._margin.width()
        painter.fillRect(event.rect(), QColor(theme.window))
        painter.setFont(self.font())
        right = QFontMetrics(self.font()).horizontalAdvance("00")
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        while block.isValid() and top <= event.rect().bottom():
            height, line = self.blockBoundingRect(block).height(), block.blockNumber()
            sign, colour = "", theme.muted
            if line == self.fault_line:
                sign, colour = "error", theme.severities.error.fg
            elif line in self.marked:
                sign, colour = "edited", theme.marks.edited.fg
                painter.fillRect(0, int(top), width, int(height), QColor(theme.marks.edited.tint))
            painter.setPen(QColor(theme.muted))
            painter.drawText(0, int(top), width - right - 8, int(height), flags, str(line + 1))
            if sign:
                box = QRect(width - icons.SIZE - 3, int(top), icons.SIZE, int(height))
                icons.paint(painter, box, sign, colour, 14)
            top, block = top + height, block.next()


class _Margin(QWidget):
    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(self._editor._width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_margin(QPainter(self), event)


class _Colours(QSyntaxHighlighter):
    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self.on = True
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._formats = {}
        for name in theme.syntax._fields:
            made = self._formats[name] = QTextCharFormat()
            made.setForeground(QColor(getattr(theme.syntax, name)))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for start, end, name in spans_of(text) if self.on else ():
            self.setFormat(start, end - start, self._formats[name])
