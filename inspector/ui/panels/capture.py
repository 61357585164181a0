"""The strip of a running capture, and below it, when asked for, help, requests and settings."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
)

from inspector.capture import Counts
from inspector.index.filter import token_text
from inspector.model.problems import Severity
from inspector.ui import icons, words
from inspector.ui.models.news import News
from inspector.ui.panels.capture_help import CaptureHelp
from inspector.ui.panels.capture_log import CaptureLog
from inspector.ui.panels.capture_settings import CaptureSettings
from inspector.ui.theme import Theme
from inspector.ui.widgets.message_bar import MessageBar
from inspector.ui.widgets.sign import Sign
from inspector.ui.widgets.tick_box import TickBox

HEIGHT = 290
"""Pixels of help, requests and settings."""
TALL = 430
"""The same while there are no events that need the room."""
LEAST = 190
"""The same in a window that is too small for more."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a capture stands."""

    address: str
    """`127.0.0.1:8765`."""
    running: bool
    counts: Counts
    senders: tuple[str, ...]
    waiting: int
    """Bytes held back while the view is paused."""
    paused: bool


class CapturePanel(QFrame):
    """Says how the capture stands; every button is a request to its owner."""

    start_requested = Signal()
    stop_requested = Signal()
    pause_requested = Signal()
    clear_requested = Signal()
    save_requested = Signal()
    token_toggled = Signal(str)
    """A new problem or user should be filtered by."""
    news_seen = Signal()

    def __init__(self, theme: Theme, severity: Callable[[str], Severity]) -> None:
        super().__init__()
        self._theme = theme
        self._severity = severity
        self._said = ""
        self.setObjectName("capture")
        self.light = Sign("off")
        self.status = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.problem = self._button("", self._on_problem)
        self.user = self._button("", self._on_user)
        self.follow = TickBox("Follow")
        self.follow.setToolTip("Keep the newest event in sight")
        self.pause = self._button("Pause", self.pause_requested.emit)
        self.pause.setToolTip("Hold the list still; the capture goes on")
        self.clear = self._button("Clear", self.clear_requested.emit)
        self.clear.setToolTip("Take what came from the list; chosen events stay, the file has all")
        self.save = self._button("Save…", self.save_requested.emit)
        self.stop = self._button("Stop", self._on_stop)
        self.more = self._button("Set up", self.toggle_help)
        icons.trail(self.more, "chevron-down")
        self.message = MessageBar(theme)
        self.help, self.log, self.settings = CaptureHelp(), CaptureLog(), CaptureSettings()
        self.tabs = _Tabs(documentMode=True)
        self.tabs.setAccessibleName("Capture")
        for panel, title in (
            (self.help, "Set up a sender"),
            (self.log, "Requests"),
            (self.settings, "Settings"),
        ):
            self.tabs.addTab(panel, title)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self._running = self._heard = False
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(600, super().sizeHint().height())

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.message.set_theme(theme)
        self.setStyleSheet(f"#capture {{ border: none; border-bottom: 1px solid {theme.border}; }}")
        self._colour(self.light.property("on") is True)

    def show_standing(self, standing: Standing) -> None:
        """Shows how it stands now."""
        self._running = standing.running
        counts = standing.counts
        heard = bool(counts.events)
        if heard is not self._heard:
            self.tabs.want(HEIGHT if heard else TALL)
            if heard and self.tabs.currentWidget() is self.help:
                self.show_help(False)  # it worked: room for the events
        self._heard = heard
        self._colour(heard and standing.running)
        self.status.setText(_sentence(standing))
        self.status.setToolTip(f"{self.status.text()} · at http://{standing.address}")
        self.pause.setText("Go on" if standing.paused else "Pause")
        self.stop.setText("Stop" if standing.running else "Start again")
        self.pause.setEnabled(standing.running)
        self.clear.setEnabled(standing.running)
        self.save.setEnabled(bool(counts.taken))

    def show_failed(
        self, sentence: str, ask: str = "", on_ask: Callable[[], object] | None = None
    ) -> None:
        """It could not start: why, and what can be done about it."""
        self.show_idle("The capture is not listening")
        self.stop.setText("Try again")
        self.show_help(False)
        self._said = ""
        self.say(sentence, ask, on_ask)

    def show_idle(self, status: str) -> None:
        """Nothing can be captured for now."""
        self._running = False
        self._colour(False)
        self.status.setText(status)
        for button in (self.pause, self.clear, self.save):
            button.setEnabled(False)

    def show_news(self, news: News) -> None:
        """Marks what nobody saw before: the worst new problem, the last new user."""
        self.problem.setVisible(bool(news.problems))
        if news.problems:
            code = min(news.problems, key=lambda code: self._severity(code).rank)
            sign, _ = words.SEVERITIES[self._severity(code)]
            colour = getattr(self._theme.severities, self._severity(code).value).fg
            self.problem.setIcon(icons.icon(sign, colour))
            rest = f" +{len(news.problems) - 1}" if len(news.problems) > 1 else ""
            self.problem.setText(f"New: {code}{rest}")
            self.problem.setToolTip("New problems: " + ", ".join(news.problems[-12:]))
            self.problem.setProperty("token", token_text("problem", code))
        self.user.setVisible(news.last_user is not None)
        if news.last_user:
            kind, value = news.last_user
            rest = f" +{news.users - 1}" if news.users > 1 else ""
            shown = value if len(value) <= 22 else f"{value[:21]}…"
            self.user.setText(f"New user: {shown}{rest}")
            self.user.setToolTip(
                f"{words.plural(news.users, 'new user')}; the last: {kind} {value}"
            )
            self.user.setProperty("token", token_text("user", value))

    def say(self, sentence: str, ask: str = "", on_ask: Callable[[], object] | None = None) -> None:
        """Shows a sentence that needs attention, with a button where something can be done."""
        if sentence != self._said:
            self._said = sentence
            self.message.say(sentence, Severity.WARNING, ask, on_ask)

    def toggle_help(self) -> None:
        """Shows or hides what is below the strip."""
        self.show_help(self.tabs.isHidden())

    def show_help(self, shown: bool) -> None:
        """Shows what is below the strip, or hides it."""
        self.tabs.setVisible(shown)
        icons.trail(self.more, "chevron-up" if shown else "chevron-down")

    # -- inside ---------------------------------------------------------------------------------

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("flat", True)
        button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(12, 6, 12, 6)
        strip.setSpacing(8)
        strip.addWidget(self.light)
        strip.addWidget(self.status, 1)
        for widget in (self.problem, self.user, self.follow, self.pause, self.clear, self.save,
                       self.stop, self.more):  # fmt: skip
            strip.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(strip)
        layout.addWidget(self.message)
        layout.addWidget(self.tabs)
        self.problem.hide()
        self.user.hide()

    def _colour(self, on: bool) -> None:
        self.light.setProperty("on", on)
        self.light.setAccessibleName("Events arrive" if on else "No event came yet")
        self.light.setToolTip(self.light.accessibleName())
        self.light.show_icon("on" if on else "off", self._theme.test.fg if on else "")

    def _on_stop(self) -> None:
        (self.stop_requested if self._running else self.start_requested).emit()

    def _on_problem(self) -> None:
        self._toggle(self.problem)

    def _on_user(self) -> None:
        self._toggle(self.user)

    def _toggle(self, button: QPushButton) -> None:
        self.token_toggled.emit(str(button.property("token")))
        self.news_seen.emit()


class _Tabs(QTabWidget):
    """Takes the height it wants, or what a small window has left."""

    _height = TALL

    def want(self, height: int) -> None:
        """Another height."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(600, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), LEAST)


def _sentence(standing: Standing) -> str:
    counts = standing.counts
    if not standing.running:
        return "The capture is stopped. " + _much(counts)
    if not counts.taken and not counts.refused:
        return f"Waiting for the first event at http://{standing.address}"
    parts = [_much(counts)]
    if standing.senders:
        parts.append("from " + ", ".join(standing.senders))
    if standing.paused:
        parts.insert(0, f"View paused, {words.size(standing.waiting)} wait")
    elif standing.waiting > 1_000_000:
        parts.append(f"{words.size(standing.waiting)} still to be listed")
    return " · ".join(parts)


def _much(counts: Counts) -> str:
    text = f"{words.plural(counts.events, 'event')} in {words.plural(counts.taken, 'request')}"
    if counts.refused:
        text += f", {counts.refused:,} refused"
    if counts.passed or counts.failed:
        text += f", {counts.passed:,} passed on"
    if counts.failed:
        text += f", {counts.failed:,} without an answer"
    return text
