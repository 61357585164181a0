"""Trying settings in the whole window: shown at once, counted, saved or discarded."""

from dataclasses import replace

import pytest

from inspector.model.mapping import Identity
from inspector.model.workspace import Workspace
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.storage import workspaces
from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until

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


def test_a_rule_shows_in_the_panes_at_once(shop: Desk) -> None:
    """The head says that it is not saved; discarding takes it back."""
    panel, right = shop.window.details.what_if, shop.window.compare.views[1]
    panel.rules.changed.emit((GIFT,))
    assert any('"stage": 1' in text for text in right.document.texts)
    assert "what if, not saved" in shop.window.compare.headers[1].caption.toolTip()
    assert "+ event · attributes/stage: 1" in panel.result.text()

    panel.discard.click()
    assert not any('"stage"' in text for text in right.document.texts)
    assert panel.result.text() == ""
    panel.undo.click()
    assert any('"stage": 1' in text for text in right.document.texts)


def test_the_counts_lead_to_the_events(shop: Desk, wait: Wait) -> None:
    """One after the other; after the last the first again."""
    shop.window.details.what_if.form.commerce.setChecked(False)
    wait(until(lambda: "→ ✕ refused" in counts(shop)))
    shop.window.details.what_if.counts.linkActivated.emit("lossy>refused")
    assert shop.session.selected == shop.session.rows[1].key
    shop.window.details.what_if.counts.linkActivated.emit("lossy>refused")
    assert shop.session.selected == shop.session.rows[1].key
    shop.window.details.what_if.counts.linkActivated.emit("clean>lossy")
    assert shop.session.selected == shop.session.rows[1].key


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


def test_the_action_brings_the_tab(shop: Desk) -> None:
    """With room for it."""
    shop.window.actions_by_id["what_if"].trigger()
    details = shop.window.details
    assert details.currentWidget() is details.what_if
    assert details.height() >= 300
