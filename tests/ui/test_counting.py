"""Counting a source between other work."""

from typing import Any

import pytest

from inspector.model.mapping import Identity, MappingSettings
from inspector.model.workspace import Workspace
from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import until


@pytest.fixture
def shop(desk: Desk, wait: Any) -> Desk:
    """The window with a source and the Mapping rules in front."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.select(1)
    desk.window.details.setCurrentWidget(desk.window.details.rules)
    return desk


def counted(desk: Desk) -> str:
    return desk.window.details.rules.source.bar.accessibleName()


def test_the_source_is_counted_when_it_is_asked_for(shop: Desk, wait: Any) -> None:
    """Once; asking again shows what is known."""
    counting = shop.window.work.counting
    assert not counting.busy
    shop.window.details.rules.whole.click()
    assert counting.busy
    wait(until(lambda: not counting.busy))
    known = counted(shop)
    assert "dropped" in known
    assert shop.window.details.rules.source.table.lines
    counting.begin()
    assert not counting.busy
    shop.select(2)
    assert not counting.busy


def test_other_settings_count_again(shop: Desk, wait: Any) -> None:
    """Else the numbers would tell of the settings before."""
    counting = shop.window.work.counting
    shop.window.details.rules.whole.click()
    wait(until(lambda: not counting.busy))
    before = counted(shop)
    other = MappingSettings(Identity.EMAIL, commerce=False)
    shop.session.set_workspace(Workspace("Other", "W", "sandbox", settings=other))
    assert counting.busy
    wait(until(lambda: not counting.busy))
    assert counted(shop) != before


def test_stopping_keeps_what_was_counted(shop: Desk) -> None:
    """And says that it is not all."""
    counting = shop.window.work.counting
    shop.window.details.rules.whole.click()
    counting.stop()
    assert not counting.busy
    assert "Stopped" in shop.window.details.rules.source._state.text()
    counting.begin()
    assert counting.busy
    counting.close()


def test_a_source_closed_meanwhile_is_let_go(shop: Desk, wait: Any) -> None:
    """Its bytes are gone."""
    shop.window.details.rules.whole.click()
    shop.session.close_source(1)
    wait(until(lambda: not shop.window.work.counting.busy))
