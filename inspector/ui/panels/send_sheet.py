"""The send sheet: what would go where, said in full before anything is sent. It never blocks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
)

from inspector.model.workspace import Environment, Workspace
from inspector.ui import theme as themes
from inspector.ui import words
from inspector.ui.models.table import Line
from inspector.ui.theme import Theme
from inspector.ui.widgets.table import Table
from inspector.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from inspector.sending import Plan


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything the sheet says."""

    plan: "Plan"
    workspace: Workspace
    most: int
    """Requests a minute that the workspace's share allows."""


class SendSheet(QFrame):
    """Asks to send, or to plan again with or without the user updates."""

    send_requested = Signal(int)
    """Send the plan at so many requests a minute."""
    users_toggled = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._dry = False
        self.setObjectName("sheet")
        self.setAccessibleName("Send sheet")
        self.title = QLabel()
        self.title.setFont(themes.ui_font(1.15, bold=True))
        self.facts = QLabel(wordWrap=True)
        self.left_out = QLabel()
        self.left_out.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.reasons = Table("Why events are left out", ("Events", "Left out because"), (60, 0))
        self.reasons.setMinimumHeight(54)
        self.reasons.setMaximumHeight(78)
        self.users = TickBox("Send the user updates too, each before its event")
        self.users.setChecked(True)
        self.users.clicked.connect(self.users_toggled)
        self.rate = QLineEdit()
        self.rate.setAccessibleName("Requests a minute")
        self.rate.setFixedWidth(80)
        self.rate.textChanged.connect(lambda _: self._write())
        self.time = QLabel()
        self.confirm = QLineEdit()
        self.confirm.setAccessibleName("Name of the LIVE workspace")
        self.confirm.textChanged.connect(lambda _: self._write())
        self.confirm_label = QLabel()
        self.send = QPushButton()
        self.send.clicked.connect(self._on_send)
        self.close_button = QPushButton("Close")
        self.close_button.setToolTip("Close the sheet; nothing is sent (Esc)")
        self.close_button.clicked.connect(self.close_sheet)
        self.requests = Table(
            "Requests that would go out", ("#", "User", "Request", "Size"), (50, 260, 0, 90)
        )
        self._lay_out()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.setStyleSheet(
            f"#sheet {{ background: {theme.field}; border: none; "
            f"border-top: 1px solid {theme.border}; }}"
        )

    def open_sheet(self, outlook: Outlook, *, dry: bool) -> None:
        """Shows a plan; a dry run shows its requests and has no button to send."""
        if outlook.workspace != (self._outlook.workspace if self._outlook else None):
            most = outlook.most
            self.rate.setValidator(QIntValidator(1, most, self))
            self.rate.setToolTip(f"1 to {most:,}, as the workspace allows")
            self.rate.setText(str(most))
        if self.isHidden():
            self.confirm.clear()
        self._outlook, self._dry = outlook, dry
        self._write()
        self.show()
        (self.close_button if dry else self.send).setFocus()

    def update_sheet(self, outlook: Outlook) -> None:
        """Shows another plan in the open sheet."""
        self._outlook = outlook
        self._write()

    def close_sheet(self) -> None:
        """Puts the sheet away."""
        self.hide()
        self._outlook = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        rate = QHBoxLayout()
        rate.setSpacing(8)
        rate.addWidget(self.rate)
        rate.addWidget(self.time, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.confirm_label)
        buttons.addWidget(self.confirm)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.send)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(24)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.facts, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.left_out, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.users, 2, 0)
        grid.addLayout(rate, 3, 0)
        grid.addWidget(self.reasons, 2, 1, 2, 1)
        grid.addWidget(self.requests, 4, 0, 1, 2)
        grid.addLayout(buttons, 5, 0, 1, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.requests.setMinimumHeight(54)
        self.requests.setMaximumHeight(150)

    def _write(self) -> None:
        if self._outlook is None:
            return
        plan, workspace = self._outlook.plan, self._outlook.workspace
        what = sentence(plan, workspace)
        dry = f"Dry run, nothing is sent. It would {what[:1].lower()}{what[1:]}."
        self.title.setText(dry if self._dry else what)
        self.facts.setText(_facts(self._outlook))
        left = words.plural(len(plan.excluded), "chosen event")
        self.left_out.setText(f"Left out: {left}" if plan.excluded else "Nothing is left out.")
        self.reasons.setVisible(bool(plan.excluded))
        self.reasons.show_lines([Line((f"{n:,}", reason)) for reason, n in plan.reasons()])
        self.time.setText(_time(plan.requests, self._rate()))
        self.requests.setVisible(self._dry)
        if self._dry:
            self.requests.show_lines(_lines(plan))
        self._write_buttons(what)

    def _write_buttons(self, what: str) -> None:
        assert self._outlook is not None
        workspace = self._outlook.workspace
        live = workspace.environment is Environment.LIVE
        asks = live and not self._dry
        self.confirm.setVisible(asks)
        self.confirm_label.setVisible(asks)
        self.confirm_label.setText(f"These are real customers. Type {workspace.name} to send:")
        ready = not asks or self.confirm.text() == workspace.name
        self.send.setVisible(not self._dry)
        self.send.setText(what)
        self.send.setEnabled(ready and bool(self._outlook.plan.items) and self._rate() > 0)
        self.send.setProperty("place", "live" if live else "test")
        self.send.style().polish(self.send)

    def _on_send(self) -> None:
        self.send_requested.emit(self._rate())

    def _rate(self) -> int:
        """Requests a minute; 0 for what is no rate."""
        return int(self.rate.text()) if self.rate.hasAcceptableInput() else 0


def sentence(plan: "Plan", workspace: Workspace) -> str:
    """What a button that sends will do, exactly: `Send 2 events for 2 users to TEST Sandbox`."""
    events = words.plural(len(plan.items), "event")
    users = words.plural(plan.users, "user")
    return f"Send {events} for {users} to {workspace.environment} {workspace.name}"


def _time(requests: int, rate: int) -> str:
    if not rate:
        return "requests a minute: a whole number that the workspace allows"
    seconds = requests * 60 / rate
    about = "under a second" if seconds < 1 else f"about {words.duration(seconds)}"
    return f"requests a minute at most: it takes {about}"


def _facts(outlook: Outlook) -> str:
    plan, workspace = outlook.plan, outlook.workspace
    updates = sum(request.family == "customer" for item in plan.items for request in item.requests)
    lines = [
        f"Target: {workspace.name}, {workspace.environment}, workspace id {workspace.workspace_id}",
        f"{words.plural(plan.requests, 'request')}, of which "
        f"{words.plural(updates, 'user update')}",
    ]
    if plan.repeated:
        lines.append(
            f"{words.plural(plan.repeated, 'event was', 'events were')} accepted before and "
            "would be sent again: MoEngage counts them twice."
        )
    return "\n".join(lines)


def _lines(plan: "Plan") -> list[Line]:
    lines = []
    for number, item in enumerate(plan.items, start=1):
        for request in item.requests:
            size = words.size(len(request.encoded()))
            lines.append(Line((str(number), item.user, f"POST {request.path}", size), item.key))
    return lines
