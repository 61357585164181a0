"""What is taken away comes back with one click."""

from pathlib import Path
from typing import Any

import pytest

from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait


@pytest.fixture
def shop(desk: Desk, wait: Wait[Any]) -> Desk:
    """The window with a pasted shop."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    return desk


def _do(desk: Desk, name: str) -> None:
    desk.window.actions_by_id[name].trigger()


def test_a_closed_source_is_brought_back(shop: Desk) -> None:
    """With ticks and selection, though its text was pasted and is nowhere else."""
    session, messages = shop.session, shop.window.messages
    shop.select(2)
    session.tick([session.rows.key(0)], True)
    before = session.selected
    _do(shop, "close_source")
    assert not session.sources
    assert "shop was closed" in messages.text

    messages.button.click()

    assert (len(session.rows), len(session.ticked), session.selected) == (6, 1, before)
    assert messages.text == ""


def test_the_action_brings_it_back_too(shop: Desk) -> None:
    """Where the message is gone; and says so where there is nothing."""
    _do(shop, "close_source")
    shop.window.messages.hide()
    _do(shop, "bring_back")
    assert len(shop.session.sources) == 1
    _do(shop, "bring_back")
    assert "Nothing was closed" in shop.window.messages.text


def test_a_file_that_was_not_read_to_its_end_is_opened_again(
    desk: Desk, wait: Wait[Any], tmp_path: Path
) -> None:
    """There is no state to bring back: it is read from the start."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    desk.opening.open_paths([path])
    _do(desk, "close_source")
    assert "before all was read" in desk.window.messages.text
    desk.window.messages.button.click()
    wait(desk.read())
    assert len(desk.session.rows) == 6


def test_events_that_were_chosen_are_chosen_again(shop: Desk) -> None:
    """To take back hundreds by one key must not be the end of them."""
    shop.session.tick_shown(True)
    chosen = set(shop.session.ticked)
    _do(shop, "untick_all")
    assert not shop.session.ticked
    assert f"{len(chosen)} events taken back" in shop.window.messages.text

    shop.window.messages.button.click()

    assert set(shop.session.ticked) == chosen


def test_a_single_choice_is_taken_back_without_a_word(shop: Desk) -> None:
    """Space chooses it again."""
    shop.window.say("")
    shop.session.tick([shop.session.rows.key(0)], True)
    _do(shop, "untick_all")
    assert shop.window.messages.text == ""


def test_what_to_close_must_be_clear(desk: Desk) -> None:
    """Where nothing is open, the sentence says what to do."""
    _do(desk, "close_source")
    assert "Choose an event" in desk.window.messages.text
