"""How to point a sender at the capture: the exact lines, to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inspector.capture import senders
from inspector.ui import fonts

MOST_LINES = 13
"""Lines of code shown before they scroll."""


class CaptureHelp(QWidget):
    """Senders at the left, what to paste for the chosen one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._base_url = ""
        self._senders = senders.load()
        self.list = QListWidget()
        self.list.setAccessibleName("Senders")
        self.list.setFixedWidth(190)
        self.list.addItems([sender.title for sender in self._senders])
        self.way = _words()
        self.lines = Snippet("Copy")
        self.https = _words()
        self.other = _words()
        self.other_lines = Snippet("Copy")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        for widget in (self.way, self.lines, self.https, self.other, self.other_lines):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName("How to set up the sender")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(area, 1)
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.list.setCurrentRow(0)

    def show_address(self, base_url: str) -> None:
        """Fills in where the capture listens."""
        self._base_url = base_url
        self._show()

    def choose(self, name: str) -> None:
        """Shows the sender with this id. Raises LookupError."""
        self.list.setCurrentRow(self._senders.index(senders.find(name)))

    def _show(self) -> None:
        sender = self._senders[self.list.currentRow()].at(self._base_url or "http://127.0.0.1:0")
        self.way.setText(sender.way)
        self.lines.show_text(sender.lines)
        self.https.setText(f"Note: {sender.https}")
        self.https.setVisible(bool(sender.https))
        self.other.setText(sender.other)
        self.other.setVisible(bool(sender.other))
        self.other_lines.show_text(sender.other_lines)
        self.other_lines.setVisible(bool(sender.other_lines))


class Snippet(QWidget):
    """Lines of code with a button that copies them."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("Lines to paste")
        self.text.setFont(fonts.mono())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.copy = QPushButton(words)
        self.copy.setAccessibleName("Copy the lines")
        self.copy.clicked.connect(self._on_copy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)

    def show_text(self, text: str) -> None:
        """Shows other lines."""
        self.copy.setText("Copy")
        self.text.setPlainText(text)
        lines = min(text.count("\n") + 1, MOST_LINES)
        bar = self.text.horizontalScrollBar().sizeHint().height()
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + bar + 20)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText("Copied")


def _words() -> QLabel:
    label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
