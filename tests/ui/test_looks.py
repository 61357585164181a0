"""How the window looks, through the actions themselves."""

import pytest

from inspector.storage.settings import Settings
from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait


def _do(desk: Desk, name: str) -> None:
    desk.window.actions_by_id[name].trigger()


@pytest.mark.parametrize(("look", "dark"), [("dark", True), ("light", False)])
def test_the_look_changes_at_once(desk: Desk, wait: Wait, look: str, dark: bool) -> None:
    """Window and panes take the new colours, and the menu marks the choice."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    _do(desk, f"theme_{look}")
    ground = desk.window.grab().toImage().pixelColor(5, desk.window.height() // 2)
    assert (ground.lightness() < 128) is dark
    assert desk.window.actions_by_id[f"theme_{look}"].isChecked()


def test_the_desktop_is_followed_until_told_otherwise(desk: Desk) -> None:
    """A desktop that turns light takes a window along only where it was asked to."""
    _do(desk, "theme_dark")
    desk.looks.follow_desktop()
    assert desk.window.actions_by_id["theme_dark"].isChecked()
    _do(desk, "theme_system")
    _do(desk, "theme_system")
    assert desk.window.actions_by_id["theme_system"].isChecked()
    ground = desk.window.grab().toImage().pixelColor(5, desk.window.height() // 2)
    assert ground.lightness() > 128


def test_long_lines_are_broken_on_request(desk: Desk, wait: Wait) -> None:
    """In both panes; the menu of either header shows what holds, and it is remembered."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    _do(desk, "wrap")
    assert all(view.wrapped for view in desk.window.compare.views)
    assert desk.memory.now().wrap
    desk.memory.learn(Settings())
    assert not any(view.wrapped for view in desk.window.compare.views)
    assert not desk.window.actions_by_id["wrap"].isChecked()
