"""Our own drawings in `resources/icons`, at any size and in any colour of the theme."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inspector.storage import resources

SIZES = (16, 20, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: str = "") -> QIcon:
    """The drawing `name`; where it says `currentColor`, `colour` (`#rrggbb`) takes its place.
    Raises FileNotFoundError for a drawing there is not."""
    svg = resources.read(f"icons/{name}.svg")
    if colour:
        svg = svg.replace(b"currentColor", colour.encode())
    renderer = QSvgRenderer(QByteArray(svg))
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_drawn(renderer, size))
    return made


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
