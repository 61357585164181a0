"""Whole journeys without the mouse."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from inspector.model.delivery import Outcome
from inspector.ui.desk import Desk
from inspector.ui.dialogs.report import ReportDialog
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until

KEY, NONE = Qt.Key, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keys(desk: Desk, qtbot: QtBot) -> "Keyboard":
    """Hands on the keyboard of the open window."""
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    return Keyboard(qtbot, desk.window)


class Keyboard:
    """Presses keys wherever the focus is."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self._window, key, modifier)

    def tab_to(self, widget: QWidget) -> None:
        """Goes on with Tab until `widget` has the focus; a dozen times at most."""
        for _ in range(12):
            if widget.hasFocus():
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab leads to {QApplication.focusWidget()}")

    def write(self, text: str) -> None:
        self._qtbot.keyClicks(QApplication.focusWidget() or self._window, text)


def test_from_the_clipboard_to_an_answer(desk: Desk, wait: Wait[Any], keys: Keyboard) -> None:
    """Paste, walk to a problem, read the panes, write the report."""

    async def journey() -> str:
        QGuiApplication.clipboard().setText(SHOP.decode())
        keys.press(KEY.Key_V, CTRL)
        await desk.read()
        keys.tab_to(desk.window.list)
        keys.press(KEY.Key_E)
        assert desk.session.inspection(_selected(desk)).diagnostics
        keys.press(KEY.Key_Return)
        assert desk.window.compare.views[0].hasFocus()
        keys.press(KEY.Key_F7)
        assert desk.window.compare.joining.here is not None
        keys.press(KEY.Key_R, CTRL)
        await until(lambda: desk.window.findChildren(ReportDialog))
        (dialog,) = desk.window.findChildren(ReportDialog)
        text = dialog.page.toPlainText()
        keys.press(KEY.Key_Escape)
        await until(lambda: not dialog.isVisible())
        return text

    assert "What is wrong, and what to do" in wait(journey())


def test_from_a_filter_to_sent_events(desk: Desk, wait: Wait[Any], keys: Keyboard) -> None:
    """Write a filter, choose an event, read the plan, send it to the sandbox."""

    async def journey() -> None:
        desk.reader.open_text("shop", SHOP)
        await desk.read()
        keys.press(KEY.Key_F, CTRL)
        keys.write("verdict:clean")
        await until(lambda: 0 < len(desk.session.rows) < desk.session.total)
        keys.tab_to(desk.window.list)
        keys.press(KEY.Key_Space)
        assert len(desk.session.ticked) == 1
        keys.press(KEY.Key_Return, CTRL)
        await until(desk.window.sheet.isVisible)
        keys.press(KEY.Key_Return)
        await until(lambda: desk.session.attempts and not desk.delivery.running)

    wait(journey())
    (attempts,) = desk.session.attempts.values()
    assert {attempt.outcome for attempt in attempts} == {Outcome.ACCEPTED}


def test_every_action_is_reached_through_the_palette(
    desk: Desk, wait: Wait[Any], keys: Keyboard
) -> None:
    """Ctrl+K, some letters, Enter."""

    async def journey() -> None:
        keys.press(KEY.Key_K, CTRL)
        await until(lambda: [d for d in desk.window.findChildren(QDialog) if d.isVisible()])
        keys.write("guided")
        keys.press(KEY.Key_Return)
        await until(lambda: desk.tour.bar is not None)
        await desk.read()
        desk.tour.leave()

    wait(journey())


def _selected(desk: Desk) -> Any:
    assert desk.session.selected is not None
    return desk.session.selected
