"""A capture in every state: all of it is said, reached by Tab, seen in focus, and has its room."""

import asyncio
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from inspector.capture import HOST, senders
from inspector.ui import capture as module
from inspector.ui.desk import Desk
from inspector.ui.panels.capture_settings import Listening
from tests import shop
from tests.gallery import SIZES
from tests.gallery_captures import STATES
from tests.ui.capturing import post, whole
from tests.ui.clipping import clipped
from tests.ui.conftest import Wait, until
from tests.ui.spoken import controls, unsaid

BATCH = shop.batch_of(shop.custom("Hello"))


@pytest.fixture(autouse=True)
def _any_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests take a free port."""
    monkeypatch.setattr(module, "_usual", lambda: Listening(0, HOST))


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_said_and_has_room(desk: Desk, wait: Wait[Any], state: str) -> None:
    """Names, roles, ways there by Tab and room for the words, in both sizes."""
    faults: dict[str, list[str]] = {}

    async def look() -> None:
        await STATES[state](desk)
        for size in SIZES:
            desk.window.resize(*size)
            await desk.painted()
            await asyncio.sleep(0)
            faults[f"{size}"] = [*unsaid(desk.window), *clipped(desk.window)]

    wait(whole(desk, look()))
    assert {size: found for size, found in faults.items() if found} == {}


def test_the_help_of_every_sender_is_said_and_has_room(desk: Desk, wait: Wait[Any]) -> None:
    """All lines and warnings, in both sizes."""
    faults: dict[str, list[str]] = {}

    async def look() -> None:
        await desk.capturing.open()
        panel = desk.capturing.panel
        assert panel is not None
        for size in SIZES:
            desk.window.resize(*size)
            for sender in senders.load():
                panel.help.choose(sender.id)
                await asyncio.sleep(0)
                faults[f"{sender.id} {size}"] = [*unsaid(panel), *clipped(panel)]

    wait(whole(desk, look()))
    assert {name: found for name, found in faults.items() if found} == {}


def test_focus_in_the_panel_is_always_seen(desk: Desk, wait: Wait[Any]) -> None:
    """In the strip, the help, the requests and the settings."""
    same: list[str] = []

    async def look() -> None:
        await STATES["capture-streaming"](desk)
        panel = desk.capturing.panel
        assert panel is not None
        panel.show_help(True)
        desk.window.activateWindow()
        await until(desk.window.isActiveWindow)
        for index in range(panel.tabs.count()):
            panel.tabs.setCurrentIndex(index)
            await asyncio.sleep(0)
            same.extend(_unseen(panel))

    wait(whole(desk, look()))
    assert same == []


def _unseen(root: QWidget) -> list[str]:
    same = []
    for widget in controls(root):
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if focused := QApplication.focusWidget():
            focused.clearFocus()
        without = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and widget.grab().toImage() == without:
            same.append(f"{type(widget).__name__} {widget.accessibleName()}")
    return same


def test_from_capture_to_answer_without_the_mouse(desk: Desk, wait: Wait[Any]) -> None:
    """Ctrl+L listens, Tab and Space follow what is posted, J chooses, and the reason is read."""
    words: list[str] = []

    async def journey() -> None:
        window = desk.window
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: desk.capturing.capture is not None)
        panel = desk.capturing.panel
        assert panel is not None
        _tab_to(panel.follow)
        QTest.keyClick(panel.follow, Qt.Key.Key_Space)
        assert panel.follow.isChecked()
        nobody = shop.batch_of(shop.custom("Lost"), user_identities={})
        await post(desk, BATCH, nobody)
        await until(lambda: window.list.events.rowCount() == 2)
        _tab_to(window.list)
        QTest.keyClick(window.list, Qt.Key.Key_Home)
        QTest.keyClick(window.list, Qt.Key.Key_J)
        assert window.list.currentIndex().row() == 1
        await desk.painted()
        assert "Lost" in "".join(window.compare.views[0].document.texts)
        words.extend(label.text() for label in window.details.problems.findChildren(QLabel))

    wait(whole(desk, journey()))
    assert any("identity.missing" in word for word in words)


def _tab_to(target: QWidget) -> None:
    """Presses Tab until the focus is there."""
    for _ in range(200):
        focused = QApplication.focusWidget()
        if focused is target:
            return
        QTest.keyClick(focused or target.window(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {type(target).__name__}")
