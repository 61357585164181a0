"""A word on a rounded ground: verdicts in the list, severities, TEST and LIVE."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui import fonts
from inspector.ui.theme import Mark

PADDING = 8


def paint_chip(painter: QPainter, box: QRect, text: str, mark: Mark, font: QFont) -> None:
    """Paints `text` on its ground at the left of `box`, in the middle of its height."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - 2 * PADDING)
    width = metrics.horizontalAdvance(shown) + 2 * PADDING
    height = metrics.height() + 2
    chip = QRect(box.left(), box.center().y() - height // 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.tint))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(QColor(mark.fg))
    painter.setFont(font)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Chip(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, text: str, mark: Mark, *, bold: bool = False) -> None:
        super().__init__()
        self._text, self._mark, self._bold = text, mark, bold
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
        return QSize(metrics.horizontalAdvance(self._text) + 2 * PADDING + 2, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._mark, self._font())
        painter.end()

    def _font(self) -> QFont:
        return fonts.sans("small", bold=self._bold)
