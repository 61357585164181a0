"""A pane of JSON: tells which line is pointed at or chosen, folds, selects, copies, explains."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from inspector.model.mapping import LinkKind
from inspector.ui.models.finding import parents
from inspector.ui.theme import Theme
from inspector.ui.widgets.line_area import LineArea
from inspector.ui.widgets.line_scroll import NO_LINE
from inspector.ui.widgets.pane_menu import menu_of
from inspector.ui.widgets.spoken import SpokenLines, speak

_MOUSE = QContextMenuEvent.Reason.Mouse

WORDS = {
    LinkKind.DROPPED: "dropped",
    LinkKind.ADDED: "added",
    LinkKind.CONVERTED: "converted",
    LinkKind.MERGED: "merged",
    LinkKind.RENAMED: "renamed",
}


class CodeView(LineArea):
    """Read-only. Lines are those of its `Document`."""

    line_hovered = Signal(int)
    """The line under the mouse, or NO_LINE."""
    line_selected = Signal(int)
    """The line that was chosen by mouse or keyboard."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        speak()
        self.spoken: SpokenLines | None = None
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.explain: Callable[[str], str] = lambda pointer: ""
        """A sentence about a pointer, for the tool tip and for a screen reader."""

    # -- requests -------------------------------------------------------------------------------

    def set_current(self, line: int) -> None:
        """Makes `line` the current one without telling anybody; NO_LINE for none."""
        self.current = line
        if line != NO_LINE:
            self.show_line(line)
            words = self.describe(line)
            self.setAccessibleDescription(words)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.moved.emit()
        self.viewport().update()

    def choose(self, line: int) -> None:
        """Makes `line` the current one, as a click does."""
        self.set_current(line)
        self.line_selected.emit(line)

    def select(self, line: int, first: int, last: int) -> None:
        """Selects the columns from `first` to before `last` of a line, and shows them."""
        self.selection.start(line, first)
        self.selection.extend(line, last)
        self.show_line(line, first)
        self.viewport().update()

    def copy(self) -> None:
        """Puts the selected text on the clipboard, else the value of the current line."""
        text = self.selection.text()
        if not text and self.current != NO_LINE:
            text = self.document.value_text(self.current)
        if text:
            QGuiApplication.clipboard().setText(text)

    def words(self) -> str:
        """The current line in words; empty where there is none."""
        return "" if self.current == NO_LINE else self.describe(self.current)

    def describe(self, line: int) -> str:
        """A line in words, mark first: what the eye gets from glyph and colour."""
        mark, text = self.document.mark(line), self.document.texts[line].strip(" ,")
        text = " ".join(text.split()) if self.document.is_tree else text
        word = f"{WORDS[mark.kind]}: " if mark and mark.kind in WORDS else ""
        number = self.document.number(line)
        place = f"line {number}, " if number else ""
        why = self.explain(self.document.pointer(line))
        note = self.document.note(line)
        return f"{place}{word}{text}" + "".join(f". {each}" for each in (note, why) if each)

    # -- events ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if event.button() is not Qt.MouseButton.LeftButton or line == NO_LINE:
            return
        in_margin = event.position().x() < self.painter.text_left
        if line in self.document.headings or (in_margin and self.document.end(line)):
            self.fold(line, not self.rows.folded(line))
        self.selection.start(line, self.column_at(line, event.position()))
        self.choose(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if line != NO_LINE:
            self.selection.word(line, self.column_at(line, event.position()))
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().y())
        if event.buttons() & Qt.MouseButton.LeftButton and line != NO_LINE:
            column = self.column_at(line, event.position())
            self.selection.extend(line, column)
            self.show_line(line, column)
            self.viewport().update()
        else:
            self._hover(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selection.all()
            self.viewport().update()
        elif not self._move_by(event) and not self._fold_by(event):
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.line_at(event.pos().y()) if event.reason() is _MOUSE else self.current
        menu_of(self, line).popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line = self.line_at(event.pos().y())
            words = self.explain(self.document.pointer(line)) if line != NO_LINE else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        if event.type() is QEvent.Type.Leave:
            self._hover(NO_LINE)
        return super().viewportEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _move_by(self, event: QKeyEvent) -> bool:
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
        row = 0
        if self.current != NO_LINE:
            last = len(self.rows.broken(self.current).starts) - 1 if step > 0 else 0
            row = self.rows.row(self.current) + last + step
        self.selection.clear()
        self.choose(self.rows.line(max(0, min(len(self.rows) - 1, row))))
        return True

    def _fold_by(self, event: QKeyEvent) -> bool:
        fold = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if fold is None or self.current == NO_LINE:
            return False
        folds = self.document.fold_end(self.current) is not None
        if self.document.is_tree and (not folds or fold is self.rows.folded(self.current)):
            return self._climb(up=fold)
        if folds:
            self.fold(self.current, fold)
        return folds

    def _climb(self, *, up: bool) -> bool:
        """From a line of a tree to what it stands in, or to the first line in it."""
        around = parents(self.document, self.current)
        inside = self.document.end(self.current) is not None
        if (up and not around) or not (up or inside):
            return False
        self.choose(around[-1] if up else self.current + 1)
        return True

    def _hover(self, line: int) -> None:
        if line != self.hovered:
            self.hovered = line
            self.viewport().update()
            self.line_hovered.emit(line)
