"""No words are cut: every label, button and field has room for what it says."""

import asyncio

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.ui import fonts
from inspector.ui.desk import Desk
from tests.gallery import SIZES, STATES
from tests.ui.clipping import clipped
from tests.ui.conftest import Wait

LASTING = ("edited", "typing", "plan", "tour", "what-if")
"""States that stay until somebody ends them: looked at last, one on top of the other."""
STANDING = ("failure", "compared")
"""Dialogs that their own tests open."""


LARGE = 12.5
"""Points of a desktop whose owner wants large letters."""


@pytest.fixture(params=[(*SIZES[0], 0), (*SIZES[1], 0), (*SIZES[0], LARGE)], ids=str)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """How large the window is; it is asked for before the window is made in letters so large."""
    width, height, points = request.param
    if points:
        monkeypatch.setattr(fonts, "SMALLEST", points)
    return width, height


def test_every_state_has_room_for_its_words(
    size: tuple[int, int], desk: Desk, wait: Wait[None]
) -> None:
    """In every screen of the gallery, in a large window and in the smallest we promise, and with
    large letters."""
    faults: dict[str, list[str]] = {}

    async def look(name: str) -> None:
        STATES[name](desk)
        await desk.painted()
        await asyncio.sleep(0)
        opened = [each for each in desk.window.findChildren(QDialog) if each.isVisible()]
        faults[name] = clipped(opened[0] if opened else desk.window)
        for each in opened:
            each.reject()
            await asyncio.sleep(0)
        if name == "typing":
            desk.window.work.editing.revert()
            desk.window.messages.hide()

    async def every() -> None:
        desk.window.resize(*size)
        faults["welcome"] = clipped(desk.window)
        desk.opening.open_sample()
        await desk.read()
        desk.select(1)
        for name in (*(each for each in STATES if each not in (*LASTING, *STANDING)), *LASTING):
            await look(name)
        desk.window.sheet.close_sheet()

    wait(every())
    assert {name: found for name, found in faults.items() if found} == {}


def test_what_has_no_room_is_found(qtbot: QtBot) -> None:
    """The finder finds: words too wide, too high, and covered; an ellipsis that is told is none."""
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(300, 100)
    wide, high, told = QLabel("wide words", around), QLabel("a b c d", around), QLabel("w…", around)
    covered = QPushButton("covered", around)
    high.setWordWrap(True)
    told.setToolTip("words")
    wide.setGeometry(0, 0, 10, 30)
    high.setGeometry(0, 30, 12, 12)
    told.setGeometry(0, 60, 4, 30)
    covered.setGeometry(280, 60, 90, 30)
    around.show()
    assert [each.split("'")[1] for each in clipped(around)] == ["a b c d", "covered", "wide words"]
