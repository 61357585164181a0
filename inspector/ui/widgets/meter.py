"""The rate meter: requests a minute over the last minutes, against the limit."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.model.delivery import Progress
from inspector.ui.theme import Theme

POINTS = 120


class Meter(QWidget):
    """A line of one pixel (wider ones cost twenty times as much) under a dashed limit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._progress = Progress()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Requests a minute")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.update()

    def show_progress(self, progress: Progress) -> None:
        """Shows a new snapshot."""
        self._progress = progress
        words = f"{progress.rate:,} of at most {progress.limit:,} requests a minute"
        self.setAccessibleDescription(words)
        self.setToolTip(f"{words}, over the last minute. The dashed line is the limit.")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(170, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 30)

    def points(self) -> list[QPointF]:
        """The line in widget coordinates: newest at the right edge, the limit near the top."""
        history = self._progress.history[-POINTS:]
        top, bottom = 5.5, self.height() - 3.5
        full = max(self._progress.limit, *history, 1) if history else 1
        step = (self.width() - 1) / (POINTS - 1)
        first = self.width() - 1 - step * (len(history) - 1)
        return [
            QPointF(first + step * n, bottom - (bottom - top) * value / full)
            for n, value in enumerate(history)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        limit = self._progress.limit
        highest = max(limit, *self._progress.history, 1) if self._progress.history else 1
        top, bottom = 5.5, self.height() - 3.5
        at = bottom - (bottom - top) * limit / highest if self._progress.history else top
        dashed = QPen(QColor(self._theme.severities.warning.fg), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.drawLine(QPointF(0, at), QPointF(self.width(), at))
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(QPointF(0, bottom + 2), QPointF(self.width(), bottom + 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        painter.drawPolyline(QPolygonF(self.points()))
        painter.end()
