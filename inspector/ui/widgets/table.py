"""The quiet table view of the tabs below the panes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from inspector.ui.models.table import Line, TableModel

ROW_HEIGHT = 24


class Table(QTableView):
    """Shows lines; Ctrl+C copies the current one. `widths` of 0 share what is left."""

    def __init__(self, name: str, titles: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self._lines = TableModel(titles, self)
        self.setModel(self._lines)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumHeight(2 * ROW_HEIGHT)
        self.setStyleSheet("QTableView::item { padding-left: 5px; }")
        self.setTabKeyNavigation(False)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replaces every line."""
        self._lines.show_lines(lines)

    def current(self) -> Line | None:
        """The line the user is on."""
        index = self.currentIndex()
        return self._lines.lines[index.row()] if index.isValid() else None

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts of the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current()
        if line and event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText("\t".join(line.texts))
        else:
            super().keyPressEvent(event)
