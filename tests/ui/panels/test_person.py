"""The user behind an identity."""

from pytestqt.qtbot import QtBot

from inspector.index.people import Companion, Person, Seen
from inspector.index.row import Row
from inspector.model.delivery import EventKey
from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from inspector.ui.panels.person import PersonView
from inspector.ui.theme import Theme

KEY = EventKey(1, 1, 0)
PERSON = Person(
    "customer_id", "u-1", 1_204, 2,
    (
        Companion("customer_id", "u-1", 1_204, 0, 60_000),
        Companion("email", "a@x.y", 3, None, None, ("u-2", "u-3", "u-4", "u-5")),
    ),
    (Seen(KEY, 0), Seen(EventKey(9, 9, 9), None)),
)  # fmt: skip


def test_companions_and_who_shares_them(theme: Theme, qtbot: QtBot) -> None:
    """How often, when first and last, and a few of those who share it."""
    view = PersonView()
    qtbot.addWidget(view)
    view.show_person(PERSON, lambda _: None)
    assert "customer_id u-1: 1,204 events and 2 identity calls" in view.sentence.text()
    assert [line.texts for line in view.companions.lines] == [
        (
            "customer_id",
            "u-1",
            "1,204",
            "1970-01-01 00:00:00",
            "1970-01-01 00:01:00",
            "nobody else",
        ),
        ("email", "a@x.y", "3", "—", "—", "u-2, u-3, u-4 and 1 more"),
    ]  # fmt: skip


def test_values_can_be_hidden(theme: Theme, qtbot: QtBot) -> None:
    """On a shared screen nothing of a value is left, not of those who share it either."""
    view = PersonView()
    qtbot.addWidget(view)
    view.set_hidden(True)
    view.show_person(PERSON, lambda _: None)
    shown = view.sentence.text() + "".join("".join(line.texts) for line in view.companions.lines)
    assert not any(value in shown for value in ("u-1", "a@x.y", "u-2"))
    assert "4 other users" in shown


def test_events_by_time_lead_to_the_event(tabs: DetailTabs, session: Session, qtbot: QtBot) -> None:
    """Enter on a line asks for it; an event that is closed meanwhile is left out."""
    row = session.rows[0]

    def found(key: EventKey) -> Row | None:
        return row if key == KEY else None

    view = PersonView()
    qtbot.addWidget(view)
    view.show_person(PERSON, found)
    view.turn.click()
    assert [line.texts[2] for line in view.events.lines] == [row.name]
    view.events.selectRow(0)
    with qtbot.waitSignal(view.event_requested) as asked:
        view.events.activated.emit(view.events.currentIndex())
    assert asked.args == [KEY]
    with qtbot.waitSignal(view.filter_requested) as wanted:
        view.filter.click()
    assert wanted.args == ["customer_id", "u-1"]


def test_nobody(theme: Theme, qtbot: QtBot) -> None:
    """Without an identity nothing can be asked."""
    view = PersonView()
    qtbot.addWidget(view)
    assert "No identity" in view.sentence.text()
    assert not view.filter.isEnabled()
