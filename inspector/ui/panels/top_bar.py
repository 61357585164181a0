"""The top bar: doors, the filter line and an honest count of what is shown."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from inspector.index.source import State
from inspector.session import Session
from inspector.ui import theme as themes
from inspector.ui.bridge import Bridge
from inspector.ui.panels.facets import percent
from inspector.ui.theme import Theme
from inspector.ui.widgets.filter_line import FilterLine


class TopBar(QFrame):
    """Shows `shown of total`, and how far reading has come with a way to stop it."""

    filter_changed = Signal(str)

    def __init__(
        self, session: Session, bridge: Bridge, theme: Theme, actions: dict[str, QAction]
    ) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("topBar")
        self.filter = FilterLine(theme)
        self.filter.setFixedHeight(30)
        self.filter.changed.connect(self.filter_changed)
        self.count = QLabel()
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.stop = _button("Stop", actions["stop_reading"])
        self.menu = QToolButton()
        self.menu.setText("⋯")
        self.menu.setToolTip("All menus")
        self.menu.setAccessibleName("All menus")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for text, action in (("Open…", "open"), ("Paste", "paste")):
            layout.addWidget(_button(text, actions[action]))
        layout.addWidget(self.filter, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.stop)
        layout.addWidget(_button("Ctrl+K", actions["palette"]))
        layout.addWidget(self.menu)
        for signal in (bridge.sources_changed, bridge.rows_appended, bridge.rows_reset):
            signal.connect(self._on_changed)
        self.set_theme(theme)
        self._on_changed()

    def set_menu(self, menu: QMenu) -> None:
        """The menu behind the three dots."""
        self.menu.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.filter.set_theme(theme)
        self.setStyleSheet(f"#topBar {{ border: none; border-bottom: 1px solid {theme.border}; }}")

    def _on_changed(self) -> None:
        session = self._session
        shown, total = len(session.rows), session.total
        text = f"{shown:,} of {total:,}" if total else ""
        reading = [s for s in session.sources.values() if s.state is State.READING]
        if reading:
            part = min(percent(source) for source in reading)
            text = f"{text} · reading… {part} %".lstrip(" ·")
        self.count.setText(text)
        self.count.setFont(themes.ui_font())
        self.stop.setVisible(bool(reading))


def _button(text: str, action: QAction) -> QPushButton:
    button = QPushButton(text)
    keys = action.shortcut().toString()
    words = action.text().rstrip("…")
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
    button.clicked.connect(action.trigger)
    return button
