"""The top bar: doors, the filter line and an honest count of what is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from inspector.ui.icons import icon
from inspector.ui.theme import Theme
from inspector.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:  # the first paint does not wait for the session
    from inspector.session import Session
    from inspector.ui.bridge import Bridge


class TopBar(QFrame):
    """Shows `shown of total`, and how far reading has come with a way to stop it."""

    filter_changed = Signal(str)

    def __init__(self, theme: Theme, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._session: Session | None = None
        self._theme = theme
        self._port: int | None = None
        self.setObjectName("topBar")
        self.filter = FilterLine(theme)
        self.filter.setFixedHeight(30)
        self.filter.changed.connect(self.filter_changed)
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.stop = _button("Stop", actions["stop_reading"])
        self.menu = QToolButton()
        self.menu.setIcon(icon("more"))
        self.menu.setToolTip("All menus")
        self.menu.setAccessibleName("All menus")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for text, action in (("Open…", "open"), ("Paste", "paste")):
            layout.addWidget(_button(text, actions[action], action))
        self.capture = _button("Capture", actions["capture"])
        layout.addWidget(self.capture)
        layout.addWidget(self.filter, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.stop)
        layout.addWidget(_button("Ctrl+K", actions["palette"], "search"))
        layout.addWidget(self.menu)
        self.stop.hide()
        self.set_theme(theme)

    def follow(self, session: "Session", bridge: "Bridge") -> None:
        """Counts what is in `session` from now on."""
        self._session = session
        self.filter.suggest(session.values)
        for signal in (bridge.sources_changed, bridge.rows_appended, bridge.rows_reset):
            signal.connect(self._on_changed)
        self._on_changed()

    def show_capture(self, port: int | None) -> None:
        """Says at which port a capture listens; None while none does."""
        self._port = port
        self.capture.setText("Capture" if port is None else f"Capture :{port}")
        live = icon("on", self._theme.severities.error.fg)
        self.capture.setIcon(icon("capture") if port is None else live)

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the three dots."""
        self.menu.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.show_capture(self._port)
        self.filter.set_theme(theme)
        self.setStyleSheet(f"#topBar {{ border: none; border-bottom: 1px solid {theme.border}; }}")

    def _on_changed(self) -> None:
        session = self._session
        if session is None:
            return
        shown, total = len(session.rows), session.total
        text = f"{shown:,} of {total:,}" if total else ""
        if session.reading:
            from inspector.index.source import State
            from inspector.ui import words

            reading = [s for s in session.sources.values() if s.state is State.READING]
            part = min(words.percent(source.done, source.size) for source in reading)
            text = f"{text} · reading… {part} %".lstrip(" ·")
        elif session.searching:
            text = f"{text} · searching…"
        self.count.setText(text)
        self.stop.setVisible(session.reading)


def _button(text: str, action: QAction, picture: str = "") -> QPushButton:
    button = QPushButton(text)
    if picture:
        button.setIcon(icon(picture))
    keys = action.shortcut().toString()
    name = action.text().rstrip("…")
    button.setToolTip(f"{name} ({keys})" if keys else name)
    button.setAccessibleName(name)
    button.clicked.connect(action.trigger)
    return button
