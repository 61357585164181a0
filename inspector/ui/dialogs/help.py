"""Help inside the window: a search, the pages it finds, the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.ui import fonts
from inspector.ui.models.help import Topic, matching
from inspector.ui.widgets.page_view import PageView

_TOPIC = Qt.ItemDataRole.UserRole


class HelpDialog(QDialog):
    """Stays open beside the work; every page can be reached by its id."""

    def __init__(self, topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self._topics = tuple(topics)
        self.search = QLineEdit(placeholderText="Search problems, rules, actions")
        self.search.setAccessibleName("Search the help")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Pages")
        self.page = PageView("Page")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([300, 620])
        layout = QVBoxLayout(self)
        layout.addWidget(split)
        self.search.textChanged.connect(self._fill)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.resize(920, 620)
        self._fill("")

    def show_topic(self, topic_id: str) -> bool:
        """Opens a page by its id. False where there is none."""
        self.search.clear()
        for row in range(self.list.count()):
            topic = self.list.item(row).data(_TOPIC)
            if topic is not None and topic.id == topic_id:
                self.list.setCurrentRow(row)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.focusWidget() is self.search:
            self.list.setFocus()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _fill(self, wanted: str) -> None:
        self.list.clear()
        group = ""
        for topic in matching(self._topics, wanted):
            if topic.group != group and not wanted.strip():
                group = topic.group
                self._add_heading(group)
            item = QListWidgetItem(topic.title)
            item.setData(_TOPIC, topic)
            item.setToolTip(topic.group)
            self.list.addItem(item)
        first = next((row for row in range(self.list.count()) if self._topic(row)), -1)
        self.list.setCurrentRow(first)
        if first < 0:
            self.page.setPlainText(f"No page speaks of “{wanted.strip()}”.")

    def _add_heading(self, group: str) -> None:
        heading = QListWidgetItem(group.upper())
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        heading.setFont(fonts.sans("caption", bold=True))
        self.list.addItem(heading)

    def _topic(self, row: int) -> Topic | None:
        found: Topic | None = self.list.item(row).data(_TOPIC)
        return found

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        topic = item.data(_TOPIC) if item else None
        if topic is not None:
            self.page.show_page(topic.page())
