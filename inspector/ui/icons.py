"""Our own drawings in `resources/icons`: 16 px grid, one stroke, tinted, sharp at every scale.

A `Role` is a colour of the palette, so that an icon follows the theme by itself.
"""

from functools import lru_cache

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QToolButton

from inspector.storage import resources

SIZE = 16
"""Pixels of an icon at 100 %."""

Role = QPalette.ColorRole


def icon(name: str, colour: str = "", role: Role = Role.PlaceholderText) -> QIcon:
    """The drawing `name` in `colour` (`#rrggbb`), or in the palette's colour of `role` as it then
    is. Raises FileNotFoundError for a drawing there is not."""
    resources.read(f"icons/{name}.svg")
    return QIcon(_Engine(name, colour, role))


def paint(painter: QPainter, box: QRect, name: str, colour: QColor | str, size: int = SIZE) -> None:
    """Draws an icon into the middle of `box`."""
    picture = pixmap(name, QColor(colour).name(), size, painter.device().devicePixelRatio())
    place = QRect(0, 0, size, size)
    place.moveCenter(box.center())
    painter.drawPixmap(place, picture)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The drawing in device pixels: `size` at a scale of `ratio`."""
    svg = resources.read(f"icons/{name}.svg").replace(b"currentColor", colour.encode())
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made


def trail(button: QAbstractButton, name: str) -> None:
    """Puts an icon behind the words of a button, as the arrow of a menu."""
    button.setLayoutDirection(QtCore.Qt.LayoutDirection.RightToLeft)
    button.setIcon(icon(name))
    if isinstance(button, QToolButton):
        button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


class _Engine(QIconEngine):
    """Draws when it is asked for, in the colour that holds then."""

    def __init__(self, name: str, colour: str, role: Role) -> None:
        super().__init__()
        self._made_of = (name, colour, role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self._pixmap(rect.size(), mode, ratio))

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._pixmap(size, mode, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    def clone(self) -> QIconEngine:
        return _Engine(*self._made_of)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        name, colour, role = self._made_of
        if not colour or mode is QIcon.Mode.Disabled:
            off = mode is QIcon.Mode.Disabled
            group = QPalette.ColorGroup.Disabled if off else QPalette.ColorGroup.Active
            colour = QGuiApplication.palette().color(group, role).name()
        return pixmap(name, colour, min(size.width(), size.height()), ratio)
