"""Trying settings in the whole window: shown at once, counted, saved or discarded."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from inspector.model.mapping import Decision, Identity
from inspector.model.workspace import Workspace
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.storage import workspaces
from inspector.ui.desk import Desk
from tests.ui.batches import SHOP, batch, lines
from tests.ui.conftest import Wait, until

PUSH = {"event_type": "push_registration", "data": {}}
GIFT = WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "step", "stage")


@pytest.fixture
def shop(desk: Desk, wait: Wait) -> Desk:
    """The window over the shop, its first event on screen."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.what_if.open()
    return desk


def counts(desk: Desk) -> str:
    """What the tab says of all events."""
    return desk.window.details.what_if.counts.text()


def test_a_rule_shows_in_the_panes_at_once(shop: Desk, wait: Wait) -> None:
    """The head says that it is not saved; discarding takes it back."""
    panel, right = shop.window.details.what_if, shop.window.compare.views[1]
    panel.rules.changed.emit((GIFT,))
    assert any('"stage": 1' in text for text in right.document.texts)
    assert "what if, not saved" in shop.window.compare.headers[1].caption.toolTip()
    wait(shop.painted())
    assert "+ event · attributes/stage: 1" in panel.result.text()

    panel.discard.click()
    assert not any('"stage"' in text for text in right.document.texts)
    wait(shop.painted())
    assert panel.result.text() == ""
    panel.undo.click()
    assert any('"stage": 1' in text for text in right.document.texts)


def test_the_counts_lead_to_the_events(shop: Desk, wait: Wait) -> None:
    """Exactly those are listed, the first of them on screen; with what was tried, the filter for
    it goes."""
    panel, line = shop.window.details.what_if, shop.window.top.filter
    purchase = shop.session.rows[1].key
    panel.form.commerce.setChecked(False)
    wait(until(lambda: "→ refused" in counts(shop)))
    panel.counts.linkActivated.emit("lossy>refused")
    assert line.text() == "tried:lossy>refused"
    assert [row.key for row in shop.session.rows] == [purchase]
    assert shop.session.selected == purchase

    panel.counts.linkActivated.emit("+commerce.disabled")
    assert [row.key for row in shop.session.rows] == [purchase]
    assert shop.session.values("tried")["lossy>refused"] == 1
    panel.discard.click()
    assert line.text() == ""
    assert len(shop.session.rows) == shop.session.total


def test_the_filter_follows_what_is_tried(shop: Desk, wait: Wait) -> None:
    """As soon as it is counted anew."""
    panel = shop.window.details.what_if
    panel.form.commerce.setChecked(False)
    wait(until(lambda: "→ refused" in counts(shop)))
    shop.window.top.filter.set_filter("tried:~refused")
    assert [row.name for row in shop.session.rows] == ["purchase"]
    panel.form.identity.choose(Identity.MPID)
    panel.form.commerce.setChecked(True)
    wait(until(lambda: [row.name for row in shop.session.rows] == ["Nobody Came"]))


def test_saving_makes_it_hold_everywhere(shop: Desk, wait: Wait) -> None:
    """For the rows, and in the file; taking back afterwards tries what held before."""
    acme = Workspace("Acme", "W1", "02")
    workspaces.add(acme)
    shop.places.choose(acme)
    panel = shop.window.details.what_if
    panel.form.identity.choose(Identity.MPID)
    assert shop.session.workspace.settings.identity is Identity.CUSTOMER_ID
    assert shop.session.rows[4].verdict == "refused"
    panel.save.click()
    wait(shop.read())

    assert shop.session.rows[4].verdict == "clean"
    assert workspaces.find("acme").settings.identity is Identity.MPID
    assert not panel.save.isEnabled()
    panel.undo.click()
    assert shop.session.draft.settings == acme.settings
    assert shop.session.draft.is_open


def test_nothing_of_it_is_sent(shop: Desk, wait: Wait) -> None:
    """The plan behind the button goes by what is saved."""
    shop.session.tick([shop.session.rows[4].key], True)
    shop.session.draft.change(replace(shop.session.draft.settings, identity=Identity.MPID))
    wait(until(lambda: "Nothing to send" in shop.window.bottom.send.text()))


def test_a_dispute_is_decided_where_it_is_shown(shop: Desk, wait: Wait) -> None:
    """The head of the pane says which decision is in force; while something is tried, the decision
    is tried as well."""
    shop.reader.open_text("push", lines(batch("c-1", PUSH)))
    wait(shop.read())
    details, head = shop.window.details, shop.window.compare.headers[1]
    details.bring_forward(details.problems)
    shop.session.select(shop.session.rows[6].key)
    wait(shop.painted())
    assert "Push Subscription is supported" in words_of(details)

    details.problems.decided.emit("push_registration", Decision.UNSUPPORTED)
    wait(shop.read())
    settings = shop.session.workspace.settings
    assert settings.decision("push_registration") is Decision.UNSUPPORTED
    assert "push registration counts as not supported here" in head.caption.toolTip()

    shop.session.draft.change(replace(settings, objects=True))
    details.problems.decided.emit("push_registration", Decision.SUPPORTED)
    assert shop.session.workspace.settings == settings
    assert "what if, not saved · push registration counts as supported" in head.caption.toolTip()


def words_of(widget: QWidget) -> str:
    """Every text on a widget."""
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_a_chosen_field_begins_a_rule(shop: Desk) -> None:
    """Attribute or event name; on the other side nothing happens."""
    editor = shop.window.details.what_if.rules
    shop.window.compare.reveal("/events/0/data/custom_attributes/step")
    assert (editor.what.value, editor.name.text()) == ("event_attribute", "step")
    shop.window.compare.reveal("/events/0/data/event_name")
    assert (editor.what.value, editor.name.text()) == ("event", "Checkout Started")
    shop.window.compare.reveal("/0/actions/0/attributes/step", "target")
    assert editor.name.text() == "Checkout Started"


def test_nothing_tried_is_sent_without_a_word(shop: Desk) -> None:
    """Who opens the send sheet meanwhile is told that it goes by what is saved."""
    shop.session.tick([shop.session.rows[0].key], True)
    shop.session.draft.change(replace(shop.session.draft.settings, objects=True))
    shop.window.actions_by_id["send"].trigger()
    assert "not saved" in shop.window.messages.text


def test_the_action_brings_the_tab(shop: Desk) -> None:
    """With room for it."""
    shop.window.actions_by_id["what_if"].trigger()
    details = shop.window.details
    assert details.currentWidget() is details.what_if
    assert details.height() >= 300
