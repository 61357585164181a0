"""The send sheet: what would go where, said in full before anything is sent. It never blocks."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inspector.ui import fonts, words
from inspector.ui.models.outlook import Outlook, facts, sentence
from inspector.ui.models.table import Line
from inspector.ui.panels.send_choices import SendChoices
from inspector.ui.theme import Theme
from inspector.ui.widgets.table import Table

if TYPE_CHECKING:
    from inspector.sending import Plan


_TOLD = 10
"""Events that a tool tip tells of."""


class SendSheet(QFrame):
    """Asks to send, to plan again, to arm a LIVE workspace, to keep the plan."""

    send_requested = Signal()
    arm_requested = Signal()
    save_requested = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._dry = False
        self.setObjectName("sheet")
        self.setAccessibleName("Send sheet")
        self.title = QLabel()
        self.title.setFont(fonts.sans("title", bold=True))
        self.facts = QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.choices = SendChoices()
        self.left_out = QLabel()
        self.left_out.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.reasons = Table("Why events are left out", ("Events", "Left out because"), (56, 0))
        self.confirm = QLineEdit()
        self.confirm.setMinimumWidth(180)
        self.confirm.setAccessibleName("Name of the LIVE workspace")
        self.confirm.textChanged.connect(lambda _: self._write_buttons())
        self.confirm_label = QLabel()
        self.arm = QPushButton("Arm LIVE for ten minutes")
        self.arm.clicked.connect(self.arm_requested)
        self.save = QPushButton("Save the plan…")
        self.save.setToolTip("Keep the plan in a file; `send --plan FILE` sends it")
        self.save.clicked.connect(self.save_requested)
        self.send = QPushButton()
        self.send.setAutoDefault(True)  # Enter presses it, as in a dialog
        self.send.clicked.connect(self.send_requested)
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
        self._theme = theme
        live = self._outlook is not None and self._outlook.live
        edge = theme.live.button if live else theme.border
        self.setStyleSheet(
            f"#sheet {{ background: {theme.field}; border: none; "
            f"border-top: {3 if live else 1}px solid {edge}; }}"
        )

    def open_sheet(self, outlook: Outlook, *, dry: bool) -> None:
        """Shows a plan; a dry run shows its requests and has no button to send."""
        if self.isHidden():
            self.confirm.clear()
            self.opened.emit()
        self._outlook, self._dry = outlook, dry
        self.set_theme(self._theme)
        self._write()
        self.show()
        (self.close_button if dry else self.send).setFocus()

    def update_sheet(self, outlook: Outlook) -> None:
        """Shows another plan in the open sheet."""
        if outlook.workspace.name != (self._outlook.workspace.name if self._outlook else ""):
            self.confirm.clear()
        self._outlook = outlook
        self.set_theme(self._theme)
        self._write()

    def rest_button(self) -> None:
        """What it says is not true any more: nothing can be sent before `update_sheet`."""
        self.send.setEnabled(False)

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
        self._rest = QWidget()  # has no room while there is nothing to say
        left_out = QVBoxLayout(self._rest)
        left_out.setContentsMargins(0, 0, 0, 0)
        left_out.setSpacing(4)
        left_out.addWidget(self.left_out)
        left_out.addWidget(self.reasons)
        left_out.addStretch(1)
        confirming = QHBoxLayout()
        confirming.setSpacing(8)
        confirming.addWidget(self.confirm_label)
        confirming.addWidget(self.confirm)
        confirming.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for button in (self.arm, self.close_button, self.save, self.send):
            head.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(24)
        grid.addLayout(head, 0, 0, 1, 3)
        grid.addWidget(self.facts, 1, 0)
        grid.addWidget(self.choices, 1, 1)
        grid.addWidget(self._rest, 1, 2)
        grid.addWidget(self.requests, 2, 0, 1, 3)
        grid.addLayout(confirming, 3, 0, 1, 3)
        for column, stretch in enumerate((12, 10, 8)):
            grid.setColumnStretch(column, stretch)
        self._grid = grid
        order = (self.choices, self.reasons, self.requests, self.confirm, self.arm, self.save)
        for before, after in pairwise((*order, self.send, self.close_button)):
            QWidget.setTabOrder(before, after)
        self.reasons.setMinimumHeight(54)
        self.reasons.setMaximumHeight(150)
        self.requests.setMinimumHeight(54)
        self.requests.setMaximumHeight(150)

    def _write(self) -> None:
        if self._outlook is None:
            return
        plan = self._outlook.plan
        what = sentence(plan, self._outlook.workspace)
        dry = f"Dry run, nothing is sent. It would {what[:1].lower()}{what[1:]}."
        self.title.setText(dry if self._dry else _only_doubt(self._outlook) or what)
        self.facts.setText(_html(facts(self._outlook)))
        self.left_out.setText(f"Left out: {words.plural(len(plan.excluded), 'chosen event')}")
        self._rest.setVisible(bool(plan.excluded))
        self._grid.setColumnStretch(2, 8 if plan.excluded else 0)
        self.reasons.show_lines(
            [Line((f"{n:,}", why), why, _tip(plan, why)) for why, n in plan.reasons()]
        )
        self.choices.show_outlook(self._outlook)
        self.requests.setVisible(self._dry)
        if self._dry:
            self.requests.show_lines(_lines(plan))
        self._write_buttons()

    def _write_buttons(self) -> None:
        if self._outlook is None:
            return
        outlook, workspace = self._outlook, self._outlook.workspace
        live = outlook.live and not self._dry
        armed = outlook.armed_until > 0
        asks = live and armed and outlook.asks_for_name
        self.arm.setVisible(live and not armed)
        self.confirm.setVisible(asks)
        self.confirm_label.setVisible(live and armed)
        until = f"Armed until {words.minute(outlook.armed_until)}."
        ask = f" These are real customers. Type {workspace.name} to send:" if asks else ""
        self.confirm_label.setText(until + ask)
        ready = not live or (armed and (not asks or self.confirm.text() == workspace.name))
        self.send.setVisible(not self._dry)
        self.send.setText(sentence(outlook.plan, workspace))
        self.send.setEnabled(ready and bool(outlook.plan.items) and self.choices.complete)
        self.send.setProperty("place", "live" if outlook.live else "test")
        self.send.style().polish(self.send)
        self.save.setVisible(outlook.rest is None)
        self.save.setEnabled(bool(outlook.plan.items))


def _only_doubt(outlook: Outlook) -> str:
    """What a run has left where nothing of it is certain; empty where there is more."""
    if outlook.rest is None or outlook.plan.items or not outlook.doubtful:
        return ""
    events = words.plural(outlook.doubtful, "event")
    return f"Of run {outlook.rest.id} only {events} in doubt are left: look for them in MoEngage."


def _html(rows: Sequence[tuple[str, str]]) -> str:
    from html import escape

    cells = "".join(
        f"<tr><td style='padding-right: 14px'>{escape(name)}</td><td>{escape(text)}</td></tr>"
        for name, text in rows
    )
    return f"<table cellspacing='0' cellpadding='1'>{cells}</table>"


def _tip(plan: "Plan", reason: str) -> str:
    """The reason in full, and what there is to say of the first events that stay for it."""
    found = [each for each in plan.excluded if each.reason == reason]
    told = [f"{each.name}: {each.detail}" for each in found[:_TOLD] if each.detail]
    more = [f"and {len(found) - _TOLD:,} more"] if told and len(found) > _TOLD else []
    return "\n".join((reason, *told, *more))


def _lines(plan: "Plan") -> list[Line]:
    """The requests in the order they go out; a bulk call is told by its first user."""
    lines = []
    for lane in plan.lanes:
        for parcel in lane:
            user = parcel.items[0].user
            if more := len(parcel.items) - 1:
                user += f" and {words.plural(more, 'more event')}"
            size = words.size(len(parcel.request.encoded()))
            path = f"POST {parcel.request.path}"
            lines.append(Line((str(parcel.number + 1), user, path, size), parcel.number))
    return sorted(lines, key=lambda line: int(line.texts[0]))
