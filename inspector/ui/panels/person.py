"""The user behind an identity: what was seen with it, who shares it, what happened when."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from inspector.ui import words
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table

if TYPE_CHECKING:  # numpy comes with it, which the first paint must not wait for
    from inspector.index.people import Companion, Person
    from inspector.index.row import Row
    from inspector.model.delivery import EventKey

DOTS = "••••••"
"""Stands for every hidden value, so that not even its length shows."""
_SHOWN = 3
"""Other users that are named in a cell."""


class PersonView(QWidget):
    """Two lists, one at a time: the identities seen with the user, and the user's events."""

    filter_requested = Signal(str, str)
    """Kind and value: show the events of this user in the list."""
    event_requested = Signal(object)
    """The key of an event of the user."""

    def __init__(self) -> None:
        super().__init__()
        self._person: Person | None = None
        self._row: Callable[[EventKey], Row | None] = lambda _: None
        self._hidden = False
        self.sentence = QLabel()
        self.turn = QPushButton("Events by time", flat=True)
        self.turn.setToolTip("Turns between the identities seen with the user and the events.")
        self.filter = QPushButton("Show in the list", flat=True)
        self.filter.setToolTip("Filters the list to the events of this user.")
        self.companions = Table(
            "Identities seen with the user",
            ("Seen with", "Value", "Events", "First", "Last", "Shared with"),
            (85, 140, 55, 145, 145, 0),
        )
        self.events = Table(
            "Events of the user by time",
            ("Time", "Event type", "Name", "Verdict"),
            (170, 160, 0, 150),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.companions)
        self.stack.addWidget(self.events)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.turn)
        head.addWidget(self.filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        self.turn.clicked.connect(self._on_turned)
        self.filter.clicked.connect(self._on_filter_clicked)
        self.events.activated.connect(self._on_event_chosen)
        self.show_nobody()

    def show_nobody(self) -> None:
        """There is no identity to go by."""
        self._person = None
        self._fill()

    def show_person(self, person: "Person", row: "Callable[[EventKey], Row | None]") -> None:
        """Shows a user; `row` gives the row of one of the events, if it is still there."""
        self._person, self._row = person, row
        self._fill()

    def set_hidden(self, hidden: bool) -> None:
        """Dots for values, or the values."""
        self._hidden = hidden
        self._fill()

    # -- inside ---------------------------------------------------------------------------------

    def _fill(self) -> None:
        person = self._person
        self.turn.setEnabled(person is not None)
        self.filter.setEnabled(person is not None)
        if person is None:
            self.sentence.setText("No identity is chosen.")
            self.companions.show_lines([])
            self.events.show_lines([])
            return
        count = words.plural(person.events, "event")
        if person.calls:
            count += f" and {words.plural(person.calls, 'identity call')}"
        self.sentence.setText(f"{person.kind} {self._value(person.value)}: {count} in what is open")
        self.companions.show_lines([self._companion(each) for each in person.companions])
        if self.stack.currentWidget() is self.events:
            self._fill_events(person)

    def _fill_events(self, person: "Person") -> None:
        lines = []
        for seen in person.seen:
            row = self._row(seen.key)
            if row is not None:
                is_event = seen.key.event >= 0
                verdict = words.verdict(row.verdict)[1] if is_event else row.badge
                texts = (words.moment(seen.time_ms), row.event_type, row.name, verdict)
                lines.append(Line(texts, seen.key))
        self.events.show_lines(lines)

    def _companion(self, each: "Companion") -> Line:
        if self._hidden:
            others = words.plural(len(each.others), "other user") if each.others else ""
        else:
            others = ", ".join(each.others[:_SHOWN])
            if len(each.others) > _SHOWN:
                others += f" and {len(each.others) - _SHOWN:,} more"
        texts = (
            each.kind,
            self._value(each.value),
            f"{each.events:,}",
            words.moment(each.first_ms),
            words.moment(each.last_ms),
            others or "nobody else",
        )
        return Line(texts)

    def _value(self, value: str) -> str:
        return DOTS if self._hidden else value

    def _on_turned(self) -> None:
        to_events = self.stack.currentWidget() is self.companions
        self.stack.setCurrentWidget(self.events if to_events else self.companions)
        self.turn.setText("Identities" if to_events else "Events by time")
        self._fill()

    def _on_filter_clicked(self) -> None:
        if self._person is not None:
            self.filter_requested.emit(self._person.kind, self._person.value)

    def _on_event_chosen(self) -> None:
        line = self.events.current()
        if line is not None:
            self.event_requested.emit(line.what)
