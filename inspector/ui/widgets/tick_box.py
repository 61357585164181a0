"""Check boxes that can be seen in the dark too, coloured by the palette."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

BOX = 13
GAP = 7
_HOOK = (QPointF(3, 6.5), QPointF(5.5, 9.5), QPointF(10, 3.5))


def paint_tick(painter: QPainter, rect: QRect, state: Qt.CheckState, palette: QPalette) -> None:
    """A box in the middle of `rect`: empty, with a hook, or with a dash for some of many."""
    box = QRectF(0, 0, BOX, BOX)
    middle = rect.center()
    box.moveTopLeft(QPointF(middle.x() - BOX // 2 + 0.5, middle.y() - BOX // 2 + 0.5))
    on = state is not Qt.CheckState.Unchecked
    edge = palette.color(QPalette.ColorRole.Accent if on else QPalette.ColorRole.PlaceholderText)
    ground = palette.color(QPalette.ColorRole.Window)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(edge if on else ground)
    painter.drawRoundedRect(box, 2.5, 2.5)
    painter.setPen(QPen(ground, 2))
    if state is Qt.CheckState.Checked:
        painter.drawPolyline(QPolygonF([box.topLeft() + point for point in _HOOK]))
    elif on:
        painter.drawLine(box.center() - QPointF(3, 0), box.center() + QPointF(3, 0))
    painter.restore()


class TickBox(QCheckBox):
    """A check box with its words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(1, 0, BOX + 1, self.height())
        paint_tick(painter, box, self.checkState(), self.palette())
        words = self.rect().adjusted(BOX + GAP, 0, 0, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.end()
