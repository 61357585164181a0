"""The strip beside a scroll bar: the marks of the whole document, and what of it is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document
from inspector.ui.models.overview import LANES, Band, Overview
from inspector.ui.models.rows import Rows
from inspector.ui.theme import Theme

WIDTH = 14
LANE = 4
"""Pixels of each of the three columns."""
NEAR = 4
"""Pixels around the mouse in which marks are told and found."""
REST = 60
"""Milliseconds after which a document is looked through: not while somebody walks the list."""
SLICE = 250
"""Lines looked at before the window has its turn again."""


class OverviewStrip(QWidget):
    """A click brings the place into sight; hovering says what is marked there."""

    def __init__(self, theme: Theme, show_row: Callable[[int], None], parent: QWidget) -> None:
        """`show_row` brings a row into the middle of the sight."""
        super().__init__(parent)
        self._show_row = show_row
        self._theme = theme
        self._rows = Rows(Document())
        self._overview = Overview(Document())
        self._row_height = 1
        self._sight = range(0)
        self._current = -1
        self._bands: list[Band] = []
        self._known: tuple[object, ...] = ()
        """What the bands were worked out for,"""
        self._painted = 0
        """and how many lines were looked at then."""
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the marks")
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rested)

    # -- requests -------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme
        self.update()

    def set_document(self, document: Document, rows: Rows, row_height: int) -> None:
        """Shows another document, in the rows that `rows` says from time to time; no row takes more
        than `row_height` pixels of the strip."""
        self._overview, self._rows, self._row_height = Overview(document), rows, row_height
        self._known = ()
        self.setAccessibleDescription("")
        self._rest.start(REST)
        self.update()

    def set_sight(self, rows: range, current: int) -> None:
        """These rows are in sight; the current line is in row `current`, -1 for none."""
        if (rows, current) != (self._sight, self._current):
            self._sight, self._current = rows, current
            self.update()

    # -- events ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), QColor(theme.field))
        scale = self._scale()
        if len(self._sight) < len(self._rows):
            top, high = self._sight.start * scale, max(len(self._sight) * scale, 6)
            painter.fillRect(QRectF(0, top, WIDTH, high), QColor(theme.border))
        for band in self._fresh_bands():
            self._paint(painter, band)
        if self._current >= 0:
            where = QRectF(0, round(self._current * scale), WIDTH, 2)
            painter.fillRect(where, QColor(theme.accent))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and len(self._rows):
            first, last = self._around(event.position().y())
            marked = self._overview.marked(self._rows, first, last)
            middle = max(0, min((first + last) // 2, len(self._rows) - 1))
            near = [self._rows.row(line) for line in marked]
            self._show_row(min(near, key=lambda row: abs(row - middle), default=middle))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and len(self._rows):
            row = int(event.position().y() / self._scale())
            self._show_row(max(0, min(row, len(self._rows) - 1)))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            first, last = self._around(event.pos().y())
            words = self._overview.told(self._rows, first, last)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # -- inside ---------------------------------------------------------------------------------

    def _scale(self) -> float:
        """Pixels a row: a text that is all in sight has its marks beside its lines."""
        return min(self._row_height, self.height() / max(1, len(self._rows)))

    def _around(self, y: float) -> tuple[int, int]:
        """The rows around a place in the strip, from, to before."""
        scale = self._scale()
        near = NEAR if scale < NEAR else 0
        return int((y - near) / scale), int((y + near) / scale) + 1

    def _fresh_bands(self) -> list[Band]:
        known = (self._overview, self._overview.done, self._rows.version, self.height())
        if known != self._known:
            self._known, self._painted = known, self._overview.done
            self._bands = self._overview.bands(self._rows, self._scale())
        return self._bands

    def _paint(self, painter: QPainter, band: Band) -> None:
        marks = self._theme.marks
        left, high = 1 + LANES[band.kind] * LANE, band.bottom - band.top
        if band.kind in (LinkKind.CONVERTED, LinkKind.MERGED):
            half = LANE // 2
            painter.fillRect(QRect(left, band.top, half, high), QColor(marks.dropped.fg))
            painter.fillRect(QRect(left + half, band.top, half, high), QColor(marks.added.fg))
            return
        thin = 2 if band.kind is LinkKind.RENAMED else 0
        where = QRect(left + thin // 2, band.top, LANE - thin, high)
        painter.fillRect(where, QColor(marks.of(band.kind).fg))

    def _on_rested(self) -> None:
        if not self._overview.go_on(SLICE):
            self.setAccessibleDescription(self._overview.counts() or "nothing is marked")
            self.update()
            return
        self._rest.start(0)
        # To paint takes as long as to look, so it is done whenever twice as much is known.
        if self._overview.done >= 2 * self._painted:
            self.update()
