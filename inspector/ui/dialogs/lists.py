"""Two lists of the actions: the palette that runs them, and the sheet of shortcuts."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inspector.ui import actions as rows
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table

_ID = Qt.ItemDataRole.UserRole


class Palette(QDialog):
    """Type a part of a name, press Enter. Only actions that can be used now are listed."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("All actions")
        self.chosen: QAction | None = None
        self._actions = actions
        self.search = QLineEdit(placeholderText="What do you want to do?")
        self.search.setAccessibleName("Search the actions")
        self.list = QListWidget()
        self.list.setAccessibleName("Actions")
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self._choose())
        self.list.itemClicked.connect(lambda _: self._choose())
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.resize(480, 420)
        self._fill("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            super().keyPressEvent(event)

    def _fill(self, wanted: str) -> None:
        self.list.clear()
        for row in rows.ROWS:
            action = self._actions[row.id]
            text = f"{row.menu}: {action.text()}"
            if action.isEnabled() and all(p in text.casefold() for p in wanted.casefold().split()):
                keys = "  ".join(_native(each) for each in row.keys)
                item = QListWidgetItem(f"{text}    {keys}" if keys else text)
                item.setData(_ID, row.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = self._actions[item.data(_ID)]
            self.accept()


class Shortcuts(QDialog):
    """Every action with its keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        table = Table("Keyboard shortcuts", ("Where", "Action", "Keys"), (100, 0, 170))
        table.show_lines(
            [
                *(
                    Line((row.menu, row.text, "  or  ".join(_native(each) for each in row.keys)))
                    for row in rows.ROWS
                    if row.keys
                ),
                Line(("List", "Next, previous event", "↓  ↑")),
                Line(("List", "Choose the event for sending, or not", "Space")),
                Line(("Anywhere", "Copy what is focused", _native("Ctrl+C"))),
                Line(("Filter", "Clear the filter", "Esc")),
            ]
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.resize(560, 560)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
