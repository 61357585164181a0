"""The line above a pane: whose side it is, what is shown, how it is laid out."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from inspector.ui import fonts, icons
from inspector.ui.models.readings import Reading
from inspector.ui.theme import Theme

HEIGHT = 33


class Caption(QWidget):
    """A bold word and a text that gives way with an ellipsis."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._title, self._text, self._theme = title, "", theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """What stands after the title."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(f"{self._title}: {text}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(
            QFontMetrics(fonts.mono("small", bold=True)).horizontalAdvance(self._title), 16
        )

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() + QSize(160, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold, plain = fonts.mono("small", bold=True), fonts.mono("small")
        width = QFontMetrics(bold).horizontalAdvance(self._title)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(bold)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(self.rect(), flags, self._title)
        if self._text:
            rest = self.rect().adjusted(width, 0, 0, 0)
            text = QFontMetrics(plain).elidedText(
                f" · {self._text}", Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.setFont(plain)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(rest, flags, text)


class PaneHeader(QWidget):
    """Caption, size and the choice how to read the text."""

    reading_chosen = Signal(Reading)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._theme = theme
        self.caption = Caption(title, theme)
        self._size = QLabel()
        self._size.setFont(fonts.mono("small"))
        self._layout_button = QToolButton()
        self._layout_button.setFont(fonts.mono("small"))
        self._layout_button.setProperty("flat", True)
        icons.trail(self._layout_button, "chevron-down")
        self._layout_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._layout_button.setAccessibleName(f"{title}: layout of the text")
        self._layout_button.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 2)
        row.setSpacing(0)
        row.addWidget(self.caption, 1)
        row.addWidget(self._size)
        row.addWidget(self._layout_button)
        self.set_theme(theme)
        self.set_readings((Reading.FORMATTED,))
        self.set_reading(Reading.FORMATTED)

    def set_theme(self, theme: Theme) -> None:
        """Paints in other colours."""
        self._theme = theme
        self.caption.set_theme(theme)
        self._size.setStyleSheet(f"color: {theme.muted}")
        self.update()

    def set_size(self, text: str) -> None:
        """A size such as `612 B of 128 KB`; empty for none."""
        self._size.setText(f"{text} ·" if text else "")

    def add_to_menu(self, action: QAction) -> None:
        """Offers something else beside the readings."""
        self._layout_button.menu().addSeparator()
        self._layout_button.menu().addAction(action)

    def set_readings(self, offered: Collection[Reading]) -> None:
        """Offers these readings; no choice where there is only one."""
        for reading, action in self._actions.items():
            action.setVisible(reading in offered)
        self._layout_button.setVisible(len(offered) > 1)

    def set_reading(self, reading: Reading) -> None:
        """Shows which reading is on, without telling anybody."""
        self._actions[reading].setChecked(True)
        self._layout_button.setText(str(reading))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.border))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions = {reading: menu.addAction(reading) for reading in Reading}
        for action in self._actions.values():
            action.setCheckable(True)
            group.addAction(action)
        group.triggered.connect(self._on_triggered)
        return menu

    def _on_triggered(self, action: QAction) -> None:
        reading = Reading(action.text())
        self.set_reading(reading)
        self.reading_chosen.emit(reading)
