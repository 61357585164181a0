"""The tabs are filled when they come to the front, and tell their counts in their titles."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from inspector.index.source import read
from inspector.model.delivery import Attempt, Outcome
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.panels.details import DetailTabs
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP


@pytest.fixture
def tabs(session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot) -> DetailTabs:
    made = DetailTabs(session, bridge, theme)
    qtbot.addWidget(made)
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    return made


def _show(tabs: DetailTabs, session: Session, row: int) -> None:
    session.select(session.rows[row].key)
    tabs.show_event(session.inspection(session.rows[row].key))


def test_rules_name_every_fate(tabs: DetailTabs, session: Session) -> None:
    """Each link is a line with rule, standing and source; choosing one leads to its place."""
    _show(tabs, session, 1)
    tabs.setCurrentWidget(tabs.rules)
    links = session.inspection(session.rows[1].key).mapping.links
    assert len(tabs.rules.table.lines) == len(links)
    coupon = next(line for line in tabs.rules.table.lines if "coupon_code" in line.texts[0])
    assert coupon.texts[2] == "− dropped"
    assert all(coupon.texts)
    told: list[str] = []
    tabs.reveal_requested.connect(told.append)
    tabs.rules.table.selectRow(tabs.rules.table.lines.index(coupon))
    tabs.rules._on_chosen()
    assert told == [coupon.texts[0]]


def test_identity_says_what_other_settings_would_do(tabs: DetailTabs, session: Session) -> None:
    """The key, and what it would be under each other setting."""
    _show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.identity)
    assert "knows this user as c-1" in tabs.identity.sentence.text()
    lines = {line.texts[0]: line.texts[2] for line in tabs.identity.table.lines}
    assert lines["customer_id"] == "becomes customer_id"
    assert lines["under “mpid”"] == "customer_id would be 6504934091054997508"
    assert lines["under “email”"] == "there would be no key"


def test_identity_without_a_batch(tabs: DetailTabs, session: Session) -> None:
    """An unreadable line has none, and that is said."""
    _show(tabs, session, 5)
    tabs.setCurrentWidget(tabs.identity)
    assert "no batch" in tabs.identity.sentence.text()
    assert tabs.identity.table.lines == ()


def test_the_request_hides_the_key_and_nothing_else(tabs: DetailTabs, session: Session) -> None:
    """The HTTP text is whole; an event without a request says so and cannot be copied."""
    _show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.request)
    text = tabs.request.text.toPlainText()
    assert "POST /v1/event/SANDBOX HTTP/1.1" in text
    assert '"action":"Checkout Started"' in text
    assert tabs.request.copy.isEnabled()
    assert tabs.request.copy_curl()
    _show(tabs, session, 3)
    assert "No request" in tabs.request.sentence.text()
    assert not tabs.request.copy.isEnabled()
    assert not tabs.request.copy_curl()


def test_sends_are_counted_in_the_title(tabs: DetailTabs, session: Session) -> None:
    """And listed with what happened."""
    _show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.sends)
    key = session.rows[0].key
    session.add_attempts(
        [Attempt(key, "event", 1, 0.0, 0.25, Outcome.FAILED, "It did not answer.")]
    )
    assert tabs.tabText(tabs.indexOf(tabs.sends)) == "Sends 1"
    assert tabs.sends.table.lines[0].texts[1:] == (
        "event", "1", "failed", "none", "250 ms", "It did not answer."
    )  # fmt: skip
    assert "There was no answer" in tabs.sends.answer.toPlainText()


def test_the_sandbox_tab_is_there_where_it_is_the_target(
    tabs: DetailTabs, session: Session
) -> None:
    """Another workspace has no store to look into."""
    place = tabs.indexOf(tabs.sandbox)
    assert tabs.isTabVisible(place)
    session.set_workspace(replace(session.workspace, name="Acme", data_center="02"))
    assert not tabs.isTabVisible(place)
