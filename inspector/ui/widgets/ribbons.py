"""The strip between the panes: a curve from each source line to the line it becomes."""

import math
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from inspector.model.mapping import LinkKind
from inspector.ui.models.sides import Ribbon, Sides
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView

WIDTH = 68
CROSS = 13
"""Where a dropped line ends, from the left edge."""
REACH = 5
"""How near the mouse must be to a curve."""
STUB = 26
"""How far a ribbon is painted whose other end is far out of sight."""
DENSE = 160
"""More curves than this in sight are thinned out: they would be one grey field."""


class Ends(Protocol):
    """What the ribbons of one side begin or end at."""

    def viewport(self) -> QWidget: ...
    def middle(self, line: int) -> float: ...
    def lines_in_sight(self) -> Iterable[int]: ...


class Ribbons(QWidget):
    """Paints the ribbons that have an end in sight."""

    ribbon_hovered = Signal(object)
    """The ribbon under the mouse, None for none."""
    ribbon_selected = Signal(object)

    def __init__(
        self, left: CodeView, right: CodeView, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._views: tuple[Ends, Ends] = (left, right)
        self._theme = theme
        self.sides: Sides | None = None
        self.active: frozenset[Ribbon] = frozenset()
        """The ribbons that are painted bold."""
        self.explain: Callable[[Ribbon], str] = lambda ribbon: ""
        self._hovered: Ribbon | None = None
        self._offsets = [0, 0]
        self.setFixedWidth(WIDTH)
        self.setMouseTracking(True)
        for view in (left, right):
            view.moved.connect(self.update)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme
        self.update()

    def set_sides(self, sides: Sides | None) -> None:
        """Shows the ribbons of `sides`; None where a pane shows original text."""
        self.sides, self.active, self._hovered = sides, frozenset(), None
        self.update()

    def set_left(self, left: Ends) -> None:
        """Lets the ribbons begin somewhere else, such as in an editor."""
        self._views = (left, self._views[1])
        self.update()

    def set_active(self, active: frozenset[Ribbon]) -> None:
        """Paints these ribbons bold."""
        if active != self.active:
            self.active = active
            self.update()

    # -- geometry -------------------------------------------------------------------------------

    def in_sight(self) -> list[Ribbon]:
        """The ribbons with an end in sight, thinned out where they are too many, the active ones
        always; of several with the same ends the first (as from inside a fold)."""
        if self.sides is None:
            return []
        self._offsets = [self._offset(view) for view in self._views]
        found: dict[tuple[float, float | None], Ribbon] = {}
        for side in range(2):
            for line in self._views[side].lines_in_sight():
                for ribbon in self.sides.ribbons(side, line):
                    found.setdefault(self._ends(ribbon), ribbon)
        ribbons = list(found.values())
        if len(ribbons) > DENSE:
            ribbons = ribbons[:: math.ceil(len(ribbons) / DENSE)]
        return list({*ribbons, *self.active})

    def ribbon_at(self, position: QPointF) -> Ribbon | None:
        """The ribbon under a place in the strip."""
        if self.sides is None or position.y() < self._top():
            return None
        near = [
            (distance, ribbon)
            for ribbon in self.in_sight()
            if (distance := self._distance(ribbon, position)) <= REACH
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _ends(self, ribbon: Ribbon) -> tuple[float, float | None]:
        left, right = self._views
        source = left.middle(ribbon.source) + self._offsets[0]
        if ribbon.target is None:
            return source, None
        return source, right.middle(ribbon.target) + self._offsets[1]

    def _offset(self, view: Ends) -> int:
        """How far the viewport of a pane lies below the top of the strip."""
        return view.viewport().mapToGlobal(QPoint()).y() - self.mapToGlobal(QPoint()).y()

    def _top(self) -> int:
        return max(0, self._offset(self._views[0]))

    def _distance(self, ribbon: Ribbon, position: QPointF) -> float:
        y0, y1 = self._ends(ribbon)
        if y1 is None:
            past = max(0.0, position.x() - CROSS - REACH)
            return math.hypot(position.y() - y0, past)
        if self._is_far(y0) or self._is_far(y1):
            past = position.x() if self._is_far(y1) else self.width() - position.x()
            return math.hypot(position.y() - (y0 if self._is_far(y1) else y1), max(0, past - STUB))
        low, high = 0.0, 1.0
        for _ in range(20):  # x grows with t, so halving finds the place above the mouse
            t = (low + high) / 2
            x = self.width() * (1.5 * (1 - t) * t + t**3)
            low, high = (t, high) if x < position.x() else (low, t)
        y = y0 + (y1 - y0) * (3 * (1 - t) * t**2 + t**3)
        slope = (y1 - y0) * 6 * t * (1 - t) / (self.width() * (1.5 - 3 * t + 3 * t**2))
        return abs(position.y() - y) / math.hypot(1, slope)

    # -- events ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.field))
        if self.sides is None:
            return
        top = self._top()
        painter.setClipRect(QRectF(0, top, self.width(), self.height() - top))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ribbon in sorted(self.in_sight(), key=self._rank):
            self._paint(painter, ribbon, ribbon in self.active)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.ribbon_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        ribbon = self.ribbon_at(event.position())
        if ribbon:
            self.ribbon_selected.emit(ribbon)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            ribbon = self.ribbon_at(QPointF(event.pos()))
            words = self.explain(ribbon) if ribbon else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    # -- inside ---------------------------------------------------------------------------------

    def _hover(self, ribbon: Ribbon | None) -> None:
        if ribbon != self._hovered:
            self._hovered = ribbon
            pointing = Qt.CursorShape.PointingHandCursor
            self.setCursor(pointing if ribbon else Qt.CursorShape.ArrowCursor)
            self.ribbon_hovered.emit(ribbon)

    def _rank(self, ribbon: Ribbon) -> tuple[int, int, int]:
        """What is painted last lies on top; lines decide among equals, so that nothing flickers."""
        kept = ribbon.kind is LinkKind.KEPT or ribbon.quiet
        rank = 0 if kept else 1 if ribbon.kind is LinkKind.RENAMED else 2
        return 3 if ribbon in self.active else rank, ribbon.source, ribbon.target or -1

    def _paint(self, painter: QPainter, ribbon: Ribbon, active: bool) -> None:
        y0, y1 = self._ends(ribbon)
        painter.setPen(self._pen(ribbon, active))
        if y1 is None:
            painter.drawLine(QLineF(0, y0, CROSS, y0))
            painter.setPen(QPen(painter.pen().brush(), 1 if ribbon.quiet else 1.6))
            for way in (-4, 4):
                painter.drawLine(QLineF(CROSS - 4, y0 - way, CROSS + 4, y0 + way))
            return
        if self._is_far(y0) or self._is_far(y1):
            self._paint_stub(painter, y0, y1)
            return
        path = QPainterPath(QPointF(0, y0))
        middle = self.width() / 2
        path.cubicTo(middle, y0, middle, y1, self.width(), y1)
        painter.drawPath(path)

    def _is_far(self, y: float) -> bool:
        """Whether a place is so far out of sight that a curve to it would run straight up or down,
        in one grey bundle with all others."""
        half = self.height() / 2
        return abs(y - half) > 2 * half

    def _paint_stub(self, painter: QPainter, y0: float, y1: float) -> None:
        """The end of a ribbon that is in sight: it leaves in the direction of the other end."""
        on_left = self._is_far(y1)
        here, there = (y0, y1) if on_left else (y1, y0)
        start, way = (0, 1) if on_left else (self.width(), -1)
        end = QPointF(start + way * STUB, here + math.copysign(STUB / 2, there - here))
        pen = painter.pen()
        fading = QLinearGradient(start, 0, end.x(), 0)
        clear = QColor(pen.color())
        clear.setAlpha(0)
        fading.setColorAt(0.4, pen.color())
        fading.setColorAt(1, clear)
        painter.setPen(QPen(QBrush(fading), pen.widthF()))
        path = QPainterPath(QPointF(start, here))
        path.cubicTo(start + way * STUB * 0.6, here, end.x(), here, end.x(), end.y())
        painter.drawPath(path)

    def _pen(self, ribbon: Ribbon, active: bool) -> QPen:
        """Width 1, as wider lines are slow to smooth; only an active one is 2."""
        if active:
            return QPen(QColor(self._theme.accent), 2)
        if ribbon.quiet:
            return QPen(QColor(self._theme.marks.kept.fg), 1)
        if ribbon.kind in (LinkKind.CONVERTED, LinkKind.MERGED):
            gradient = QLinearGradient(0, 0, self.width(), 0)
            gradient.setColorAt(0.35, QColor(self._theme.marks.dropped.fg))
            gradient.setColorAt(0.65, QColor(self._theme.marks.added.fg))
            return QPen(QBrush(gradient), 1)
        return QPen(QColor(self._theme.marks.of(ribbon.kind).fg), 1)
