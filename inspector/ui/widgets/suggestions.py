"""What could be written in the filter line, as a list below it: the text, and what it would do."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem

from inspector.index.filter import Suggestion, Values, complete
from inspector.ui import fonts
from inspector.ui.theme import Theme

TALLEST = 14
"""Lines before it scrolls: as many as there are filters."""

WIDEST = 720
_STYLE = """
QTreeWidget {{ border: 1px solid {border}; background: {window}; }}
QTreeWidget::item {{ padding: 3px 8px; }}
QTreeWidget::item:selected {{ background: {selection}; color: {text}; }}
"""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_CLOSING = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Resize)


class Suggestions(QTreeWidget):
    """Comes while typing and with ↓. ↑ ↓ mark, Tab takes the marked or the first, Enter the
    marked, a click the clicked, Esc closes. Lies over the window; the line keeps the focus."""

    completed = Signal()
    """A whole condition was written."""

    def __init__(self, line: QLineEdit, theme: Theme, values: Values) -> None:
        super().__init__(line.window())
        self._line = line
        self._values = values
        self._offered: list[Suggestion] = []
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Suggestions for the filter")
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._on_clicked)
        self.set_theme(theme)
        line.textEdited.connect(self._on_text_edited)
        line.installEventFilter(self)

    @property
    def marked(self) -> int:
        """The line the arrow keys stand on, -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item else -1

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours, and closes."""
        self._theme = theme
        self.setStyleSheet(
            _STYLE.format(
                border=theme.border,
                window=theme.window,
                selection=theme.selection,
                text=theme.text,
            )
        )
        self.hide()

    def offer(self) -> None:
        """Shows what fits at the cursor, none marked; hides where nothing does."""
        self._offered = complete(self._line.text(), self._line.cursorPosition(), self._values)
        self.clear()
        for suggestion in self._offered:
            item = QTreeWidgetItem([suggestion.text, suggestion.sentence])
            item.setFont(0, fonts.mono())
            item.setForeground(1, QColor(self._theme.muted))
            item.setToolTip(1, suggestion.sentence)
            self.addTopLevelItem(item)
        self._place()
        self.setVisible(bool(self._offered))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:  # Qt lets the list watch its own scroll bars, too
            if event.type() in _CLOSING:
                self.hide()
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    # -- inside ---------------------------------------------------------------------------------

    def _pressed(self, key: Qt.Key) -> bool:
        """Does what a key means here; whether it meant anything."""
        if not self.isVisible():
            if key == Qt.Key.Key_Down:
                self.offer()
            return key == Qt.Key.Key_Down
        if key in _STEPS:
            self._mark(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab:
            self._take(max(self.marked, 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked >= 0:
            self._take(self.marked)
        else:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.hide()
            return False
        return True

    def _mark(self, step: int) -> None:
        """The next line or the one before, round the ends."""
        now, count = self.marked, len(self._offered)
        at = (now + step) % count if now >= 0 or step > 0 else count - 1
        if item := self.topLevelItem(at):
            self.setCurrentItem(item)

    def _take(self, at: int) -> None:
        """Writes a suggestion; after the name of a filter come its values."""
        chosen, text = self._offered[at], self._line.text()
        self._line.setText(f"{text[: chosen.start]}{chosen.text}{text[chosen.end :]}")
        self._line.setCursorPosition(chosen.start + len(chosen.text))
        if chosen.text.endswith((":", ">", "[")):
            self.offer()
        else:
            self.hide()
            self.completed.emit()

    def _place(self) -> None:
        line, window = self._line, self._line.window()
        below = line.mapTo(window, QPoint(0, line.height() + 1))
        rows = min(len(self._offered), TALLEST) * self.sizeHintForRow(0)
        self.setGeometry(
            below.x(), below.y(), min(line.width(), WIDEST), rows + 2 * self.frameWidth()
        )

    def _on_text_edited(self) -> None:
        before = self._line.text()[: self._line.cursorPosition()]
        if before and not before[-1].isspace():
            self.offer()
        else:
            self.hide()

    def _on_clicked(self, item: QTreeWidgetItem) -> None:
        self._take(self.indexOfTopLevelItem(item))
