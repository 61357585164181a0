"""The user behind an identity is found between other work."""

from typing import Any

from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def test_the_tab_shows_the_user_and_leads_to_the_events(desk: Desk, wait: Wait[Any]) -> None:
    """From the event to its user, to the user's events in the list, to one of them."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    panel = desk.window.details.identity
    desk.window.details.setCurrentWidget(panel)
    wait(until(lambda: panel.person.companions.lines))
    assert panel.person.companions.lines[0].texts[:2] == ("customer_id", "c-1")

    panel.person.filter.click()
    assert desk.window.top.filter.text() == "user:c-1"
    assert len(desk.session.rows) == int(panel.person.companions.lines[0].texts[2])

    panel.person.turn.click()
    panel.person.events.selectRow(len(panel.person.events.lines) - 1)
    panel.person.events.activated.emit(panel.person.events.currentIndex())
    line = panel.person.events.current()
    assert line is not None
    assert desk.session.selected == line.what


def test_an_event_that_the_filter_hides_is_shown_all_the_same(desk: Desk, wait: Wait[Any]) -> None:
    """The list stays as it is filtered; the panes show the event."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    key = desk.session.rows[0].key
    desk.session.set_filter("name:nothing")
    desk.window.details.identity.person.event_requested.emit(key)
    assert desk.session.selected == key
