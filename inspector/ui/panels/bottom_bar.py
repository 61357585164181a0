"""The bottom bar, painted by where events go: the workspace, the button that says what it will do,
the meter and the counts of a run."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from inspector.ui import fonts, words
from inspector.ui.theme import Mark, Place, Theme
from inspector.ui.widgets.chip import Chip
from inspector.ui.widgets.meter import Meter
from inspector.ui.widgets.sign import Sign

if TYPE_CHECKING:  # the frame is painted before the model is imported
    from inspector.model.delivery import Progress
    from inspector.model.workspace import Workspace

LINE = 3


class WorkspaceButton(QPushButton):
    """`TEST  Sandbox (this machine) `: the chip inside says it in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chip = Chip("TEST", _mark(theme.test), bold=True)
        self.name = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.chip)
        layout.addWidget(self.name)
        arrow = Sign("chevron-down")
        layout.addWidget(arrow)
        for child in (self.chip, self.name, arrow):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setToolTip("Choose where events go (Ctrl+E)")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_workspace(self, workspace: "Workspace", place: Place) -> None:
        """Shows where events go now."""
        self.chip.set_text(workspace.environment, _mark(place))
        name = self.fontMetrics().elidedText(workspace.name, Qt.TextElideMode.ElideRight, 220)
        self.name.setText(name)
        self.setAccessibleName(f"Workspace: {workspace.environment} {workspace.name}")
        layout = self.layout()
        if layout:
            self.setFixedSize(layout.sizeHint().width(), 31)


class BottomBar(QWidget):
    """Shows what is told; its buttons are the window's actions."""

    menu_requested = Signal()

    def __init__(self, theme: Theme, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._theme = theme
        self._live = False
        self.workspace = WorkspaceButton(theme)
        self.send = _button(actions["send"])
        self.send.setFont(fonts.sans(bold=True))
        self.dry_run = _button(actions["dry_run"], "Dry run")
        self.meter = Meter(theme)
        self.rate = QLabel()
        self.rate.setFont(fonts.mono("small"))
        self.counts = QLabel()
        self.counts.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pause = _button(actions["pause"], "Pause")
        self.cancel = _button(actions["cancel"], "Cancel")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, LINE + 9, 12, 8)
        layout.setSpacing(12)
        for widget in (self.workspace, self.send, self.dry_run, self.meter, self.rate):
            layout.addWidget(widget)
        layout.addWidget(self.counts, 1)
        layout.addWidget(self.pause)
        layout.addWidget(self.cancel)
        self.workspace.clicked.connect(self.menu_requested)
        self.show_progress(None, 0)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.meter.set_theme(theme)
        self.update()

    def show_workspace(self, workspace: "Workspace") -> None:
        """Paints the bar for `workspace`."""
        self._live = workspace.environment == "LIVE"
        self.workspace.show_workspace(workspace, self._place())
        self.send.setProperty("place", "live" if self._live else "test")
        self.send.style().polish(self.send)
        self.update()

    def show_send(self, text: str, reason: str) -> None:
        """What the button says; `reason` is why it cannot be pressed now, or empty."""
        self.send.setText(text)
        self.send.setAccessibleName(text)
        self.send.setEnabled(not reason)
        self.send.setToolTip(reason or "Shows what would be sent before anything is (Ctrl+Return)")
        self.dry_run.setEnabled(not reason)
        self.dry_run.setToolTip(reason or "Shows everything that would be sent, and sends nothing")

    def show_progress(self, progress: "Progress | None", limit: int) -> None:
        """The meter and counts of a run; None before the first one."""
        if progress is None:
            self.meter.clear()
        else:
            self.meter.show_progress(progress)
        rate = progress.rate if progress else 0
        self.rate.setText(f"{rate:,} / {progress.limit if progress else limit:,} rpm")
        self.counts.setText(_counts(progress))
        self.counts.setToolTip(_counts(progress))
        running = progress is not None and not progress.finished
        self.dry_run.setVisible(not running)  # the counts need the room
        self.pause.setVisible(running)
        self.cancel.setVisible(running)
        self.pause.setText("Resume" if progress and progress.paused else "Pause")

    def show_workspace_menu(self, menu: QMenu) -> None:
        """Opens `menu` above the workspace button."""
        corner = self.workspace.mapToGlobal(self.workspace.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height())
        menu.popup(corner)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), LINE, QColor(self._place().button))
        painter.end()

    def _place(self) -> Place:
        return self._theme.live if self._live else self._theme.test


def _counts(progress: "Progress | None") -> str:
    if progress is None:
        return ""
    parts = [f"{progress.accepted:,} accepted"]
    for number, word in (
        (progress.retrying, "retrying"),
        (progress.refused, "refused"),
        (progress.doubt, "in doubt"),
        (progress.unsent, "not sent"),
    ):
        if number:
            parts.append(f"{number:,} {word}")
    if progress.finished:
        parts.append("done")
    else:
        parts.append(
            "paused" if progress.paused else f"{words.duration(progress.seconds_left)} left"
        )
    return " · ".join(parts)


def _mark(place: Place) -> Mark:
    return Mark(fg=place.fg, tint=place.tint)


def _button(action: QAction, text: str = "") -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(action.trigger)
    return button
