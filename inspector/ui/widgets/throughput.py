"""Events a minute over time, under the limit of the way from mParticle to MoEngage."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from inspector.diagnose.across import A_MINUTE, Minutes
from inspector.diagnose.across.rates import MINUTE_MS, moment
from inspector.index.arrays import Numbers
from inspector.ui import fonts, words
from inspector.ui.theme import Theme

_TOP = 16
_BOTTOM = 16
"""Room for words above and below."""
_NARROWEST = 3
"""Pixels of a bar. Several minutes share one where there are more; the busiest counts."""


class Throughput(QWidget):
    """Bars; those above the limit have another colour and a mark. A click asks for the minute."""

    span_requested = Signal(str, str)
    """The events from a moment to before another should be shown, both as the filter takes them."""

    def __init__(self, theme: Theme, found: Minutes, limit: int = A_MINUTE) -> None:
        super().__init__()
        self._theme = theme
        self._limit = limit
        self._starts = found.starts
        self._counts = found.counts
        self._far = found.far
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Events a minute")
        self.setAccessibleDescription(self.words)

    @property
    def words(self) -> str:
        """The drawing in a sentence."""
        over = int(np.count_nonzero(self._counts > self._limit))
        most = int(self._counts.max()) if len(self._counts) else 0
        above = f"{over:,} of {len(self._counts):,} minutes are above it" if over else "none above"
        found = f"Busiest minute {most:,} events; the limit is {self._limit:,}: {above}."
        far = f" Not drawn: {words.plural(self._far, 'event')} of quite another time."
        return found + (far if self._far else "")

    def sizeHint(self) -> QSize:
        return QSize(400, 76)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 76)

    def bars(self) -> tuple[Numbers, int]:
        """The busiest minute of each bar, and how many minutes of time a bar holds."""
        if not len(self._starts):
            return np.zeros(0, "i8"), 1
        minutes = (self._starts - self._starts[0]) // MINUTE_MS
        room = max(1, self.width() // _NARROWEST)
        each = max(1, -(-(int(minutes[-1]) + 1) // room))
        found = np.zeros(int(minutes[-1]) // each + 1, "i8")
        np.maximum.at(found, minutes // each, self._counts)
        return found, each

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start, end, most = self._at(event.position().x())
        if most:
            span = start if end - start == MINUTE_MS else f"{moment(start)} to {moment(end)}"
            when = moment(start) if isinstance(span, int) else span
            tip = f"{when} UTC: {most:,} events a minute. Click to show them."
            QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, end, most = self._at(event.position().x())
        if most and self.rect().contains(event.position().toPoint()):
            self.span_requested.emit(moment(start), moment(end))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bars, _ = self.bars()
        top = max(self._limit, int(bars.max()) if len(bars) else 0)
        floor = self.height() - _BOTTOM
        scale = (floor - _TOP) / top
        width = self.width() / max(len(bars), 1)
        self._paint_bars(painter, bars, width, floor, scale)
        at = floor - self._limit * scale
        painter.setPen(QPen(QColor(self._theme.severities.warning.fg), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, at), QPointF(self.width(), at))
        self._paint_words(painter, floor)
        painter.end()

    # -- inside ---------------------------------------------------------------------------------

    def _paint_bars(
        self, painter: QPainter, bars: Numbers, width: float, floor: float, scale: float
    ) -> None:
        calm = QColor(self._theme.accent)
        loud = QColor(self._theme.severities.error.fg)
        gap = 1 if width > 4 else 0
        for at in np.flatnonzero(bars):
            over = bars[at] > self._limit
            height = max(1.0, float(bars[at]) * scale)
            box = QRectF(at * width, floor - height, max(1.0, width - gap), height)
            painter.fillRect(box, loud if over else calm)

    def _paint_words(self, painter: QPainter, floor: float) -> None:
        painter.setFont(fonts.sans("caption"))
        painter.setPen(QColor(self._theme.muted))
        metrics = QFontMetrics(painter.font())
        base = floor + metrics.ascent() + 2
        if len(self._starts):
            last = moment(int(self._starts[-1]) + MINUTE_MS)
            painter.drawText(QPointF(0, base), f"{moment(int(self._starts[0]))} UTC")
            painter.drawText(QPointF(self.width() - metrics.horizontalAdvance(last), base), last)
        painter.drawText(QPointF(0, metrics.ascent()), self.words)

    def _at(self, x: float) -> tuple[int, int, int]:
        """The time of the bar there, from and to, and its busiest minute."""
        bars, each = self.bars()
        if not len(bars):
            return 0, 0, 0
        bar = min(max(int(x * len(bars) / max(self.width(), 1)), 0), len(bars) - 1)
        start = int(self._starts[0]) + bar * each * MINUTE_MS
        return start, start + each * MINUTE_MS, int(bars[bar])
