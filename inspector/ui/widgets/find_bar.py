"""Looks for a text in one pane. Enter goes on, Shift+Enter back, Esc closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from inspector.ui import words
from inspector.ui.models import finding
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.line_scroll import NO_LINE

COUNTED = 50_000
"""Lines of a document in which hits are counted; in longer ones they are only walked."""


class FindBar(QWidget):
    """Hidden until it is asked for."""

    def __init__(self, view: CodeView) -> None:
        super().__init__()
        self._view = view
        self.text = QLineEdit(placeholderText="Find in this pane")
        self.text.setAccessibleName("Find in this pane")
        self.said = QLabel()
        self.said.setAccessibleName("What was found")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.said)
        for words_, way in (("Previous", -1), ("Next", 1)):
            button = QPushButton(words_, flat=True)
            button.clicked.connect(lambda _=False, way=way: self.step(way))
            layout.addWidget(button)
        close = QPushButton("Close", flat=True)
        close.clicked.connect(self.close_bar)
        layout.addWidget(close)
        self.text.textChanged.connect(self._on_text_changed)
        self.hide()

    def open_bar(self) -> None:
        """Shows itself, ready to be written in."""
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def close_bar(self) -> None:
        """Hides itself; the pane has the focus again."""
        self.hide()
        self._view.setFocus()

    def step(self, way: int) -> None:
        """Goes to the next hit, or to the one before where `way` is -1."""
        start = self._view.current if self._view.current != NO_LINE else -1
        line = finding.find(self._view.document, self.text.text(), start, way)
        if line is not None:
            self._view.choose(line)
            self._select(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _on_text_changed(self, wanted: str) -> None:
        document = self._view.document
        if not wanted:
            self.said.clear()
            return
        if len(document) <= COUNTED:
            hits = finding.count(document, wanted)
            self.said.setText(words.plural(hits, "line") if hits else "not in this pane")
        current = self._view.current
        if current == NO_LINE or wanted.casefold() not in document.texts[current].casefold():
            self.step(1)
        else:
            self._select(current)

    def _select(self, line: int) -> None:
        """Sets off the text that was found in a line."""
        if place := finding.place(self._view.document.texts[line], self.text.text()):
            self._view.select(line, *place)
