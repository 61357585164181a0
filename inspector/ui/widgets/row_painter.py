"""How one line of the event list looks. Painted as a whole: asking a delegate and the model's roles
cell by cell costs ten times as much, and every filter, jump and scroll waits for it.

What recurs is laid out once: texts as static ones, chips and ticks as pictures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QLine, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPixmap, QStaticText

from inspector.storage.tables import Colour
from inspector.ui import fonts, icons
from inspector.ui.theme import Mark, Theme
from inspector.ui.widgets.chip import paint_chip
from inspector.ui.widgets.tick_box import paint_tick

T = TypeVar("T")

MARGIN = 4
"""Pixels between the edge of a cell and its text."""
SIGN = icons.SIZE + 6
"""Pixels an icon takes from the text behind it."""
WIDE = 140
"""Pixels of a column that has room for icons that are not needed."""
KEPT = 4_000
"""Texts and pictures kept: dozens of screens."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A chip in a cell. Without `loud`, on the ground of its row."""

    text: str
    severity: str
    """Which colours of `Theme.severities`."""
    loud: bool
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A value with its name before it, which goes where the cell is narrow."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A text with an icon before it."""

    icon: str
    text: str
    needed: bool = True
    """Whether the icon stays where the column is narrow."""


Cell = str | Named | Signed | Badge | Qt.CheckState | None


class RowPainter:
    """Paints rows in one font and theme."""

    def __init__(self, theme: Theme, font: QFont, palette: QPalette) -> None:
        self._theme, self._font, self._palette = theme, font, palette
        self._metrics = QFontMetrics(font)
        self._chip_font = fonts.sans("small")
        self._text, self._border = QColor(theme.text), QColor(theme.border)
        self._sign_color = theme.muted
        self._grounds = (QColor(theme.window), QColor(theme.selection))
        self._texts: dict[tuple[str | Named, int], QStaticText] = {}
        self._pictures: dict[object, QPixmap] = {}

    def paint(
        self,
        painter: QPainter,
        box: QRect,
        spans: Sequence[tuple[int, int]],
        rows: Sequence[tuple[Sequence[Cell], bool]],
    ) -> None:
        """Paints rows one below the other, the first of them in `box`: the cells of each, and
        whether it is chosen. A cell goes from `x` on over `width`, as `spans` says."""
        painter.setFont(self._font)
        painter.setPen(self._text)
        inset, ratio = (
            (box.height() - self._metrics.height()) // 2,
            painter.device().devicePixelRatio(),
        )
        lines = []
        for cells, chosen in rows:
            top = box.top()
            if chosen:
                painter.fillRect(box, self._grounds[1])
            for (x, width), cell in zip(spans, cells, strict=True):
                if isinstance(cell, Signed):
                    if self._has_room(cell, width):
                        self._sign(painter, x + MARGIN, box, cell.icon, ratio)
                        x, width = x + SIGN, width - SIGN
                    cell = cell.text
                if isinstance(cell, str | Named):
                    if cell:
                        text = self._laid_out(cell, width)
                        painter.drawStaticText(QPointF(x + MARGIN, top + inset), text)
                elif cell is not None:
                    size = (width, box.height() - 1)
                    painter.drawPixmap(x, top, self._picture(cell, size, chosen, ratio))
            lines.append(QLine(box.bottomLeft(), box.bottomRight()))
            box = box.translated(0, box.height())
        painter.setPen(self._border)
        painter.drawLines(lines)

    @staticmethod
    def _has_room(cell: Signed, width: int) -> bool:
        return cell.needed or width >= WIDE

    def _sign(self, painter: QPainter, x: int, box: QRect, icon: str, ratio: float) -> None:
        picture = icons.pixmap(icon, self._sign_color, icons.SIZE, ratio)
        painter.drawPixmap(x, box.top() + (box.height() - icons.SIZE) // 2, picture)

    def _laid_out(self, cell: str | Named, width: int) -> QStaticText:
        found = self._texts.get((cell, width))
        return found or _keep(self._texts, (cell, width), self._lay_out(cell, width))

    def _lay_out(self, cell: str | Named, width: int) -> QStaticText:
        room, metrics = width - 2 * MARGIN, self._metrics
        text = cell if isinstance(cell, str) else f"{cell.name} {cell.value}".strip()
        if metrics.horizontalAdvance(text) > room:
            if isinstance(cell, Named):
                text = metrics.elidedText(cell.value, Qt.TextElideMode.ElideMiddle, room)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(font=self._font)
        return made

    def _picture(
        self, cell: Badge | Qt.CheckState, size: tuple[int, int], on: bool, ratio: float
    ) -> QPixmap:
        key = (cell, size, on, ratio)
        found = self._pictures.get(key)
        return found or _keep(self._pictures, key, self._draw(cell, QSize(*size), on, ratio))

    def _draw(self, cell: Badge | Qt.CheckState, size: QSize, on: bool, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._grounds[on])
        painter = QPainter(picture)
        box = QRect(0, 0, size.width(), size.height())
        if isinstance(cell, Badge):
            mark: Mark = getattr(self._theme.severities, cell.severity)
            if not cell.loud:
                mark = Mark(fg=mark.fg, tint=Colour(self._grounds[on].name()))
            paint_chip(
                painter, box.adjusted(0, 0, -4, 0), cell.text, mark, self._chip_font, cell.icon
            )
        else:
            paint_tick(painter, box, cell, self._palette)
        painter.end()
        return picture


K = TypeVar("K")


def _keep(table: dict[K, T], key: K, made: T) -> T:
    if len(table) >= KEPT:
        table.clear()
    table[key] = made
    return made
