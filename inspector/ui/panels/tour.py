"""The bar of the guided demo: what is to be seen, the way on, and the way out at any moment."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from inspector.ui import fonts
from inspector.ui.theme import Theme


class TourBar(QFrame):
    """Shows one step; tells where the user wants to go."""

    moved = Signal(int)
    """1 for the next step, -1 for the one before."""
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tour")
        self.setAccessibleName("Guided demo")
        self.title = QLabel()
        self.title.setFont(fonts.sans(bold=True))
        self.text = QLabel(wordWrap=True)
        self.back = QPushButton("Back")
        self.next = QPushButton("Next")
        self.leave = QPushButton("Leave", flat=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self.text, 1)
        for button in (self.back, self.next, self.leave):
            layout.addWidget(button)
        self.back.clicked.connect(lambda: self.moved.emit(-1))
        self.next.clicked.connect(lambda: self.moved.emit(1))
        self.leave.clicked.connect(self.left)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        info = theme.severities.info
        self.setStyleSheet(
            f"#tour {{ background: {info.tint}; border: none; "
            f"border-bottom: 1px solid {theme.border}; }} #tour QLabel {{ color: {theme.text}; }}"
        )

    def show_step(self, number: int, count: int, title: str, text: str) -> None:
        """Shows step `number` of `count`, from 1."""
        self.title.setText(f"{number} of {count} · {title}")
        self.text.setText(text)
        self.setAccessibleDescription(f"{title}. {text}")
        self.back.setEnabled(number > 1)
        self.next.setText("Next" if number < count else "Finish")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
