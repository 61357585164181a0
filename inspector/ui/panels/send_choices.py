"""The choices of a run: what goes out, how it travels, how fast, when it stops."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator, QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from inspector.ui import words
from inspector.ui.models.outlook import Outlook
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from inspector.sending import Choices

_TRAVEL = {"single": "one by one", "bulk": "in bulk calls"}
_TIMES = {"keep": "kept", "shift": "shifted to now", "now": "left out"}
_SHARES = {str(n): f"{n} % of limits" for n in (10, 25, 50, 75, 100)}
_STOPS = {"0": "the last", "1": "one failure", "10": "10 failures", "100": "100 failures"}


class SendChoices(QWidget):
    """Tells whenever the plan, the pace or the end is chosen otherwise."""

    changed = Signal()
    doubt_toggled = Signal(bool)
    """Send, or do not send, what of a resumed run may have arrived."""

    def __init__(self) -> None:
        super().__init__()
        self.users = TickBox("Send the user updates too, each before its event")
        self.users.setChecked(True)
        self.again = TickBox("Send what was sent before once more")
        self.doubt = TickBox("Send what is in doubt too; it may count twice")
        self.repeat = TickBox("Try again where no answer came; it may count twice")
        self.travel = Choice(_TRAVEL)
        self.times = Choice(_TIMES)
        self.share = Choice(_SHARES, "50")
        self.stop = Choice(_STOPS)
        self.rate = QLineEdit()
        self.rate.setFixedWidth(72)
        self.meaning = QLabel(wordWrap=True)
        self.meaning.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.rate_label = QLabel("a minute")
        for widget, name in (
            (self.travel, "How events travel"),
            (self.times, "Times of the events"),
            (self.share, "Share of MoEngage's limits"),
            (self.rate, "Requests a minute"),
            (self.stop, "When the run stops"),
        ):
            widget.setAccessibleName(name)
        self._lay_out()
        for tick in (self.users, self.again, self.repeat):
            tick.clicked.connect(self.changed)
        self.doubt.clicked.connect(self.doubt_toggled)
        for choice in (self.travel, self.times, self.share, self.stop):
            choice.activated.connect(self.changed)
        self.rate.textEdited.connect(self.changed)

    def choices(self) -> "Choices":
        """What is chosen."""
        from inspector.sending import Choices, Times

        return Choices(
            users=self.users.isChecked(),
            bulk=self.travel.value == "bulk",
            times=Times(self.times.value),
            again=self.again.isChecked(),
            share=int(self.share.value),
            rate=int(self.rate.text()) if self.rate.text() and self.complete else 0,
            stop_after=int(self.stop.value),
            repeat=self.repeat.isChecked(),
        )

    @property
    def complete(self) -> bool:
        """Whether the rate is a number, or none."""
        return not self.rate.text() or self.rate.hasAcceptableInput()

    def set_share(self, share: int) -> None:
        """The workspace's own share, and nothing that was chosen for another run."""
        if self.share.findData(str(share)) < 0:
            self.share.addItem(f"{share} % of limits", str(share))
        self.share.choose(str(share))
        self.rate.clear()
        self.doubt.setChecked(False)
        self.again.setChecked(False)
        self.repeat.setChecked(False)

    def show_outlook(self, outlook: Outlook) -> None:
        """Shows what can be chosen now: a run that goes on has its plan already."""
        from inspector.sending.retiming import MEANINGS

        fresh = outlook.rest is None
        for widget in (self.users, self.travel, self.times):
            widget.setEnabled(fresh)
        self.again.setVisible(fresh and outlook.known > 0)
        again = words.plural(outlook.known, "event")
        self.again.setText(f"Send the {again} sent before once more; they count twice")
        self.doubt.setVisible(not fresh and outlook.doubtful > 0)
        doubtful = words.plural(outlook.doubtful, "event")
        self.doubt.setText(f"Send the {doubtful} in doubt too; they may count twice")
        self.meaning.setText(MEANINGS[outlook.choices.times])
        self.meaning.setVisible(fresh)
        self.rate.setValidator(QIntValidator(1, outlook.most, self))
        self.rate.setPlaceholderText(f"{outlook.most:,}")
        self.rate.setToolTip(f"1 to {outlook.most:,} requests a minute, as the share allows")

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        pace = QHBoxLayout()
        pace.setSpacing(8)
        for widget in (self.share, self.rate, self.rate_label):
            pace.addWidget(widget)
        pace.addStretch(1)
        for column, text, field in (
            (0, "Travel", self.travel), (2, "Stop after", self.stop), (0, "Times", self.times)
        ):  # fmt: skip
            row = 1 if field is self.times else 0
            grid.addWidget(QLabel(text), row, column)
            grid.addWidget(field, row, column + 1)
        grid.addLayout(pace, 1, 2, 1, 2)
        grid.addWidget(self.meaning, 2, 0, 1, 4)
        for number, tick in enumerate((self.users, self.again, self.doubt, self.repeat), 3):
            grid.addWidget(tick, number, 0, 1, 4)
        grid.setRowStretch(7, 1)
        grid.setColumnStretch(3, 1)
        grid.setColumnStretch(1, 1)
