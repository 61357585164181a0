"""A later start finds the window that is open."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.storage import door
from inspector.storage.door import Visit
from inspector.tasks import TaskOwner
from inspector.ui import doorbell
from inspector.ui.doorbell import listening
from tests.ui.conftest import Wait, until

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window, put away by its user."""
    made = QWidget()
    qtbot.addWidget(made)
    made.showMinimized()
    return made


def test_files_are_handed_over_and_the_window_comes_up(window: QWidget, wait: Wait) -> None:
    """The second start is told so; after the window is closed nothing of its door is left."""
    visit, taken = Visit((Path("/a.json"), Path("/b c.har")), follow=True), list[Visit]()

    async def journey() -> bool:
        owner = TaskOwner()
        async with listening(window, owner, taken.append):
            answered = await asyncio.to_thread(door.knock, visit)
        await owner.close()
        return answered

    assert wait(journey())
    assert taken == [visit]
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert not door.plate().exists()
    assert not door.knock(visit)


@pytest.mark.parametrize("said", [b"GET / HTTP/1.1\r\n", b'{"password": "guessed"}\n', b""])
def test_strangers_get_no_answer(window: QWidget, wait: Wait, said: bytes) -> None:
    """Any program of this machine may call; without the password it is hung up on."""
    taken = list[Visit]()

    async def journey() -> bytes:
        owner = TaskOwner()
        async with listening(window, owner, taken.append):
            there = door.read()
            assert there
            reader, writer = await asyncio.open_connection(door.HOST, there.port)
            writer.write(said)
            writer.write_eof()
            answer = await reader.read()
            writer.close()
        await owner.close()
        return answer

    assert wait(journey()) == b""
    assert not taken


def test_one_who_says_nothing_keeps_nobody(
    window: QWidget, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that stays open is closed after a while."""
    monkeypatch.setattr(doorbell, "_SECONDS", 0.01)

    async def journey() -> bytes:
        owner = TaskOwner()
        async with listening(window, owner, lambda visit: None):
            there = door.read()
            assert there
            reader, writer = await asyncio.open_connection(door.HOST, there.port)
            answer = await reader.read()
            writer.close()
        await owner.close()
        return answer

    assert wait(journey()) == b""


def test_a_later_window_keeps_its_door(window: QWidget, wait: Wait) -> None:
    """Two may start in the same moment; the one that closes first takes only its own away."""

    async def journey() -> door.Door | None:
        owner = TaskOwner()
        async with listening(window, owner, lambda visit: None):
            first = door.read()
            async with listening(window, owner, lambda visit: None):
                await until(lambda: door.read() != first)
                second = door.read()
                assert second
            door.write(second)
        await owner.close()
        return door.read()

    assert wait(journey()) is not None
