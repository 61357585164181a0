"""A box of choices whose arrow is drawn: the style sheet takes the style's own away.

Words without room end in an ellipsis, and a tooltip has them in full.
"""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

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
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._shown(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        arrow = QRect(self.width() - 22, 0, icons.SIZE, self.height())
        icons.paint(painter, arrow, "chevron-down", colour)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if not self.toolTip() and self._shown(option) != self.currentText():
                QToolTip.showText(event.globalPos(), self.currentText(), self)
                return True
        return super().event(event)

    def _shown(self, option: QStyleOptionComboBox) -> str:
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        words = self.fontMetrics()
        return words.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
