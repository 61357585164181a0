"""The list's header: its first section is a tick for every event shown."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionButton, QWidget


class TickHeader(QHeaderView):
    """Shows none, some or all in its first section; `sectionClicked(0)` asks to change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
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

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if index == 0:
            paint_tick(painter, rect, self._ticks, self)


def paint_tick(painter: QPainter, rect: QRect, state: Qt.CheckState, widget: QWidget) -> None:
    """A check box in the middle of `rect`, as the style draws it."""
    option = QStyleOptionButton()
    option.initFrom(widget)
    style = widget.style()
    size = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, widget)
    option.rect = QRect(0, 0, size, size)
    option.rect.moveCenter(rect.center())
    flag = QStyle.StateFlag
    option.state = (
        flag.State_Enabled
        | {
            Qt.CheckState.Checked: flag.State_On,
            Qt.CheckState.PartiallyChecked: flag.State_NoChange,
            Qt.CheckState.Unchecked: flag.State_Off,
        }[state]
    )
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, widget)
