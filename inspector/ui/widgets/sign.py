"""An icon among words, such as the triangle before a warning. The words beside it say the same."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.ui import icons


class Sign(QWidget):
    """In a colour of its own, or else in the quiet one of the palette."""

    def __init__(self, name: str, colour: str = "") -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """The drawing that is shown."""
        return self._name

    def show_icon(self, name: str, colour: str = "") -> None:
        """Changes drawing and colour (`#rrggbb`)."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(icons.SIZE, icons.SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        icons.paint(painter, self.rect(), self._name, self._colour or quiet)
        painter.end()
