"""A word on a rounded ground: verdicts in the list, severities, TEST and LIVE."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui import fonts, icons
from inspector.ui.theme import Mark

PADDING = 8
ICON = 13
"""Pixels of an icon in a chip: as high as its capitals are."""


def paint_chip(
    painter: QPainter, box: QRect, text: str, mark: Mark, font: QFont, icon: str = ""
) -> None:
    """Paints `text`, and `icon` before it, on its ground at the left of `box`, in the middle of
    its height."""
    metrics = QFontMetrics(font)
    before = _room(icon, text)
    room = box.width() - 2 * PADDING - before
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = metrics.horizontalAdvance(shown) + 2 * PADDING + before
    height = metrics.height() + 2
    chip = QRect(box.left(), box.center().y() - height // 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.tint))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    if icon:
        left = QRect(chip.left() + PADDING, chip.top(), ICON, chip.height())
        icons.paint(painter, left, icon, mark.fg, ICON)
    painter.setPen(QColor(mark.fg))
    painter.setFont(font)
    words = chip.adjusted(PADDING + before, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _room(icon: str, text: str) -> int:
    return 0 if not icon else ICON + (5 if text else 0)


class Chip(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, text: str, mark: Mark, *, bold: bool = False, icon: str = "") -> None:
        super().__init__()
        self._text, self._mark, self._bold, self._icon = text, mark, bold, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_text(self, text: str, mark: Mark) -> None:
        """Changes words and colours."""
        self._text, self._mark = text, mark
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        width = metrics.horizontalAdvance(self._text) + _room(self._icon, self._text)
        return QSize(width + 2 * PADDING + 2, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._mark, self._font(), self._icon)
        painter.end()

    def _font(self) -> QFont:
        return fonts.sans("small", bold=self._bold)
