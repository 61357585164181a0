"""The list's header: its first section is a tick for every event shown."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.ui.theme import Theme

BOX = 13


class TickHeader(QHeaderView):
    """Shows none, some or all in its first section; `sectionClicked(0)` asks to change it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._ticks = Qt.CheckState.Unchecked
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("Columns")

    @property
    def ticks(self) -> Qt.CheckState:
        """What the first section shows."""
        return self._ticks

    def set_ticks(self, state: Qt.CheckState) -> None:
        """Changes what the first section shows."""
        if state is not self._ticks:
            self._ticks = state
            self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if index == 0:
            paint_tick(painter, rect, self._ticks, self._theme)


def paint_tick(painter: QPainter, rect: QRect, state: Qt.CheckState, theme: Theme) -> None:
    """A check box in the middle of `rect`: the style's own is hard to see in the dark."""
    box = QRectF(0.5, 0.5, BOX, BOX)
    box.moveTopLeft(QPointF(rect.center().x() - BOX // 2 + 0.5, rect.center().y() - BOX // 2 + 0.5))
    on = state is not Qt.CheckState.Unchecked
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent if on else theme.muted), 1))
    painter.setBrush(QColor(theme.accent if on else theme.window))
    painter.drawRoundedRect(box, 2.5, 2.5)
    painter.setPen(QPen(QColor(theme.window), 2))
    if state is Qt.CheckState.Checked:
        painter.drawPolyline(QPolygonF([box.topLeft() + point for point in _HOOK]))
    elif on:
        middle = box.center()
        painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
    painter.restore()


_HOOK = (QPointF(3, 6.5), QPointF(5.5, 9.5), QPointF(10, 3.5))
