"""Comparing two events through the action."""

from pathlib import Path
from typing import Any

import pytest

from inspector.storage import noise, paths
from inspector.ui.desk import Desk
from inspector.ui.dialogs.pair import PairDialog
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait


@pytest.fixture
def opened(desk: Desk, wait: Wait[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The shop is open, and this program's files lie in a folder of the test."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    return desk


def dialogs(desk: Desk) -> list[PairDialog]:
    return desk.window.findChildren(PairDialog)


def test_one_is_marked_and_then_another(opened: Desk) -> None:
    """The same one again stays the first."""
    action = opened.window.actions_by_id["compare"]
    action.trigger()
    action.trigger()
    assert "first of the two" in opened.window.messages.text
    assert dialogs(opened) == []
    opened.window.list.go_to(1)
    action.trigger()
    (dialog,) = dialogs(opened)
    assert opened.window.messages.text == ""
    dialog.noise.setText("plan")
    dialog.noise.editingFinished.emit()
    assert noise.load() == ("plan",)
    dialog.close()


def test_two_that_are_ticked_are_compared_at_once(opened: Desk) -> None:
    """No marking needed."""
    opened.session.tick([opened.session.rows.key(0), opened.session.rows.key(2)], True)
    opened.window.actions_by_id["compare"].trigger()
    (dialog,) = dialogs(opened)
    dialog.close()


def test_without_an_event_there_is_a_sentence(desk: Desk) -> None:
    """It says what to do."""
    desk.window.actions_by_id["compare"].trigger()
    assert "Choose the first" in desk.window.messages.text
