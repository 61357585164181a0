"""Everything behind the window: waiting, selecting, and what is said when a request fails."""

import sys

import pytest

from inspector.ui.desk import Desk
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


def test_rows_are_selected_by_number(desk: Desk, wait: Wait) -> None:
    """Counted from 1, as a person counts; what is not there is no row."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    assert desk.select(3)
    assert desk.session.selected == desk.session.rows[2].key
    assert not desk.select(0)
    assert not desk.select(7)


def test_waiting_for_nothing_ends_at_once(desk: Desk, wait: Wait) -> None:
    """No source, no wait."""
    wait(desk.read())
    wait(desk.painted())


def test_a_request_that_fails_is_told_like_a_slot(
    desk: Desk, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours comes to the hook that opens the window of failures."""
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: heard.append(error))

    async def broken() -> None:
        raise TypeError("a bug")

    async def ask() -> None:
        desk._start(broken)
        await until(lambda: heard)

    wait(ask())
    assert [str(error) for error in heard] == ["a bug"]
    assert "“broken”" in heard[0].__notes__[0]


def test_every_action_does_something(desk: Desk) -> None:
    """No button of the window is dead."""
    assert set(desk._slots()) == set(desk.window.actions_by_id)
