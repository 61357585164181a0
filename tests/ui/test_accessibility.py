"""What a screen reader and a keyboard meet, in every state of the window and in every dialog."""

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from inspector.ui import theme as themes
from inspector.ui.desk import Desk
from tests.ui.conftest import Wait, until
from tests.ui.spoken import controls, unsaid

DIALOGS = (
    "palette", "shortcuts", "help", "report", "mapping", "add_workspace", "compose", "history",
)  # fmt: skip


def _does(*names: str) -> Callable[[Desk], None]:
    def do(desk: Desk) -> None:
        for name in names:
            desk.window.actions_by_id[name].trigger()

    return do


def _tab(title: str) -> Callable[[Desk], None]:
    return lambda desk: desk.window.details.show_tab(title)


def _send(desk: Desk) -> None:
    desk.session.tick_shown(True)
    _does("send")(desk)


def _nothing(desk: Desk) -> None:
    desk.window.top.filter.set_filter("name:nobody-has-this")


STATES: dict[str, Callable[[Desk], None]] = {
    **{
        tab: _tab(tab)
        for tab in ("Problems", "Source", "Mapping rules", "Identity", "Request", "What if")
    },
    "Sends": _tab("Sends"),
    "Sandbox": _tab("Sandbox"),
    "edit": _does("edit"),
    "send": _send,
    "tour": _does("tour"),
    "find in pane": _does("find_in_pane"),
    "nothing matches": _nothing,
}


async def _open(desk: Desk) -> None:

    desk.opening.open_sample()
    await desk.read()
    desk.select(1)
    await desk.painted()


def test_the_first_window(desk: Desk) -> None:
    """Before anything is open, every control has a name and a role."""
    assert unsaid(desk.window) == []


@pytest.mark.parametrize("state", STATES)
def test_every_control_says_what_it_is(desk: Desk, wait: Wait[None], state: str) -> None:
    """A name, a role, a tooltip where there is only a picture, and a way there by Tab."""

    async def look() -> list[str]:
        await _open(desk)
        STATES[state](desk)
        await desk.painted()
        return unsaid(desk.window)

    assert wait(look()) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_every_dialog_says_what_it_is(desk: Desk, wait: Wait[None], action: str) -> None:
    """A title, and in it the same as in the window."""

    async def look() -> list[str]:
        await _open(desk)
        desk.window.actions_by_id[action].trigger()

        def opened() -> list[QDialog]:
            return [each for each in desk.window.findChildren(QDialog) if each.isVisible()]

        await until(opened)
        (dialog,) = opened()
        faults = unsaid(dialog)
        faults += [] if dialog.windowTitle() or dialog.accessibleName() else ["no title"]
        dialog.reject()
        await until(lambda: not opened())
        return faults

    assert wait(look()) == []


def test_every_row_is_spoken(desk: Desk, wait: Wait[None]) -> None:
    """A row of the list tells type, name, user and verdict in words, never by a colour alone."""

    async def look() -> list[str]:
        await _open(desk)
        events = desk.window.list.events
        role = Qt.ItemDataRole.AccessibleTextRole
        return [events.index(row, 1).data(role) for row in range(events.rowCount())]

    for number, spoken in enumerate(wait(look()), start=1):
        assert spoken.startswith(f"Row {number}, ")
        assert re.search(r"(Maps|Not supported|Documents|Would be|Unreadable)", spoken)


def test_tab_goes_down_the_window(desk: Desk, wait: Wait[None]) -> None:
    """From the top bar to the left column, the list, the panes, the tabs and the bottom bar."""

    async def look() -> None:
        await _open(desk)

    wait(look())
    window = desk.window
    parts = [window.top, window.facets, window.list, window.compare, window.details, window.bottom]
    widget, order = window.top.filter, [window.top]
    for _ in range(5_000):
        widget = widget.nextInFocusChain()
        found = [part for part in parts if part is widget or part.isAncestorOf(widget)]
        if found and found[0] is not order[-1] and widget.isVisible():
            order.append(found[0])
    once = [part for part, after in pairwise([*order, None]) if part is not after]
    assert once[: len(parts)] == parts


def test_focus_is_always_seen(desk: Desk, wait: Wait[None]) -> None:
    """Whatever has the focus looks different from when it has none."""

    async def look() -> None:
        await _open(desk)

    wait(look())
    window = desk.window
    window.activateWindow()
    wait(until(window.isActiveWindow))
    same = []
    for widget in controls(window):
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if focused := QApplication.focusWidget():
            focused.clearFocus()
        QApplication.processEvents()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and widget.grab().toImage() == without:
            same.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert same == []


def test_nothing_moves_by_itself() -> None:
    """No part of the window is animated, so there is no motion to reduce; menus and boxes open at
    once where the desktop asks for that, because Qt follows it."""
    root = Path(themes.__file__).parent
    moving = re.compile(r"QPropertyAnimation|QVariantAnimation|QTimeLine|setRange\(0, 0\)")
    assert [path.name for path in root.rglob("*.py") if moving.search(path.read_text())] == []
