"""A dialog is awaited while everything else goes on."""

import asyncio

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from inspector.ui.dialogs.asking import ask
from tests.ui.conftest import Wait, until


@pytest.mark.parametrize("accepted", [True, False])
def test_the_answer_is_awaited(wait: Wait, qtbot: QtBot, accepted: bool) -> None:
    """The loop lives on while the dialog is open."""
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = QDialog(window)

    async def answer() -> bool:
        asked = asyncio.ensure_future(ask(dialog))  # noqa: TID251  (awaited below)
        await until(dialog.isVisible)
        dialog.accept() if accepted else dialog.reject()
        return await asked

    assert wait(answer()) is accepted


def test_a_cancelled_question_closes_its_dialog(wait: Wait, qtbot: QtBot) -> None:
    """Nothing stays on the screen when the window ends."""
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    closed: list[int] = []

    async def cancel() -> None:
        asked = asyncio.ensure_future(ask(dialog))  # noqa: TID251  (awaited below)
        await until(dialog.isVisible)
        dialog.finished.connect(closed.append)
        asked.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asked
        assert closed

    wait(cancel())
