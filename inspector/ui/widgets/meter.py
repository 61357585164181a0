"""The rate meter: requests a minute over the last minutes, against the limit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui.theme import Theme

if TYPE_CHECKING:  # the frame is painted before the model is imported
    from inspector.model.delivery import Gauge, Progress

POINTS = 120


class Meter(QWidget):
    """A line of one pixel (wider ones cost twenty times as much) under a dashed limit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._history: tuple[int, ...] = ()
        self._limit = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Requests a minute")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.update()

    def show_progress(self, progress: "Progress") -> None:
        """Shows a new snapshot."""
        self._history, self._limit = progress.history[-POINTS:], progress.limit
        words = f"{progress.rate:,} of at most {progress.limit:,} requests a minute"
        self.setAccessibleDescription(words)
        gauges = [_gauge(gauge) for gauge in progress.gauges]
        dashed = f"{words}, over the last minute. The dashed line is the limit."
        self.setToolTip("\n".join((dashed, *gauges)))
        self.update()

    def clear(self) -> None:
        """There is no run to tell of."""
        self._history = ()
        self.setAccessibleDescription("")
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(170, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 30)

    def points(self) -> list[QPointF]:
        """The line in widget coordinates: newest at the right edge, the limit near the top."""
        step = (self.width() - 1) / (POINTS - 1)
        first = self.width() - 1 - step * (len(self._history) - 1)
        return [
            QPointF(first + step * n, self._height_of(value))
            for n, value in enumerate(self._history)
        ]

    def _height_of(self, rate: int) -> float:
        top, bottom = 5.5, self.height() - 3.5
        full = max(self._limit, *self._history, 1) if self._history else 1
        return bottom - (bottom - top) * rate / full

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bottom = self.height() - 3.5
        at = self._height_of(self._limit) if self._history else 5.5
        dashed = QPen(QColor(self._theme.severities.warning.fg), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.drawLine(QPointF(0, at), QPointF(self.width(), at))
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(QPointF(0, bottom + 2), QPointF(self.width(), bottom + 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        painter.drawPolyline(QPolygonF(self.points()))
        painter.end()


def _gauge(gauge: "Gauge") -> str:
    """`event: 4,210 of at most 15,000 a minute; MoEngage has 25,790 left`."""
    left = f"; MoEngage has {gauge.left:,} left" if gauge.left is not None else ""
    return f"{gauge.family}: {gauge.rate:,} of at most {gauge.limit:,} a minute{left}"
