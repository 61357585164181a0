"""The list's header: its first section is a tick for every event shown."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from inspector.ui.widgets.tick_box import paint_tick


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
            self.updateSection(0)

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, index)
        painter.restore()
        if index == 0:
            paint_tick(painter, rect, self._ticks, self.palette())
