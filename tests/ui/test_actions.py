"""Actions are rows: each is bound, listed and reachable, and no key means two things."""

import asyncio
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from inspector.ui import actions
from inspector.ui.desk import Desk
from inspector.ui.dialogs.lists import Palette, Shortcuts
from inspector.ui.widgets.table import Table
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait


def test_no_key_means_two_things() -> None:
    """Two actions with one shortcut would both do nothing."""
    keys = Counter(QKeySequence(key).toString() for row in actions.ROWS for key in row.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_a_row_without_a_slot_is_an_error(desk: Desk) -> None:
    """A dead button cannot be built."""
    with pytest.raises(KeyError, match=actions.ROWS[0].id):
        actions.bind(desk.window.actions_by_id, {}, bool, print)


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


def test_every_action_is_in_the_palette_and_every_key_on_the_sheet(
    desk: Desk, qtbot: QtBot
) -> None:
    """What can be done now is found by its words; the sheet lists each action that has a key."""
    palette, sheet = Palette(desk.window.actions_by_id), Shortcuts()
    qtbot.addWidget(palette)
    qtbot.addWidget(sheet)
    usable = [row for row in actions.ROWS if desk.window.actions_by_id[row.id].isEnabled()]
    found = []
    for row in usable:
        palette.search.setText(row.text)
        texts = [palette.list.item(at).text() for at in range(palette.list.count())]
        found.append(any(row.text in text for text in texts))
    assert all(found)
    assert len(usable) > len(actions.ROWS) // 2
    (table,) = sheet.findChildren(Table)
    on_sheet = {line.texts[1] for line in table.lines}
    assert {row.text for row in actions.ROWS if row.keys} <= on_sheet


async def _do(desk: Desk, name: str) -> None:
    """Does an action and closes what it opened."""
    desk.window.messages.say("")
    desk.window.actions_by_id[name].trigger()
    for _ in range(3):
        await asyncio.sleep(0.01)
        if popup := QApplication.activePopupWidget():
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()


def test_an_action_that_can_do_nothing_says_why(desk: Desk, wait: Wait) -> None:
    """With nothing open, no capture and no run, each that needs one tells so; none is dead."""
    for row in actions.ROWS:
        if row.needs:
            assert desk.window.actions_by_id[row.id].isEnabled()
            wait(_do(desk, row.id))
            assert desk.window.messages.text == actions.LACKING[row.needs], row.id


def test_needs_are_told_and_each_is_used() -> None:
    """No sentence without an action, no need without a sentence."""
    assert {row.needs for row in actions.ROWS} - {""} == set(actions.LACKING)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("loaded", [False, True])
def test_every_action_can_be_done_at_any_time(desk: Desk, wait: Wait, loaded: bool) -> None:
    """In the order of the menus, with an empty window and with an event shown: nothing raises."""
    if loaded:
        desk.reader.open_text("shop", SHOP)
        wait(desk.read())
        desk.select(1)
    for row in actions.ROWS:
        if row.id != "quit":
            wait(_do(desk, row.id))
    assert desk.window.isVisible()
