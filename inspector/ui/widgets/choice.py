"""A box of choices whose arrow is drawn: the style sheet takes the style's own away."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox

from inspector.ui import icons


class Choice(QComboBox):
    """Chooses one of some values by their words."""

    def __init__(self, words: Mapping[str, str], chosen: str = "") -> None:
        super().__init__()
        for value, text in words.items():
            self.addItem(text, str(value))
        if chosen:
            self.choose(chosen)

    @property
    def value(self) -> str:
        """The chosen value."""
        return str(self.currentData())

    def choose(self, value: str | StrEnum) -> None:
        """Chooses by value."""
        self.setCurrentIndex(self.findData(str(value)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        arrow = QRect(self.width() - 22, 0, icons.SIZE, self.height())
        icons.paint(painter, arrow, "chevron-down", colour)
        painter.end()
