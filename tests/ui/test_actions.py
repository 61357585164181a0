"""Actions are rows: each is bound, listed and reachable, and no key means two things."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from inspector.ui import actions
from inspector.ui.desk import Desk


def test_no_key_means_two_things() -> None:
    """Two actions with one shortcut would both do nothing."""
    keys = Counter(QKeySequence(key).toString() for row in actions.ROWS for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_a_row_without_a_slot_is_an_error(desk: Desk) -> None:
    """A dead button cannot be built."""
    with pytest.raises(KeyError, match=actions.ROWS[0].id):
        actions.bind(desk.window.actions_by_id, {})


def test_every_action_is_in_a_menu(desk: Desk, qtbot: QtBot) -> None:
    """The three dots lead to every action there is."""
    menu = QMenu()
    qtbot.addWidget(menu)
    actions.fill(menu, desk.window.actions_by_id)
    listed = {
        action.objectName()
        for child in menu.findChildren(QMenu)
        for action in child.actions()
        if action.objectName()
    }
    assert listed >= {row.id for row in actions.ROWS}
