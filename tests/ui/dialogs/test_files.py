"""Asking where a file shall go gives a path, or none."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.tasks import TaskOwner
from inspector.ui.dialogs.files import ask_where_to_save
from tests.ui.conftest import Wait, until


@pytest.mark.parametrize("chosen", [True, False])
def test_a_path_or_none(chosen: bool, qtbot: QtBot, wait: Wait, tmp_path: Path) -> None:
    """What was chosen; nothing where the dialog was closed."""
    parent = QWidget()
    qtbot.addWidget(parent)

    async def journey() -> Path | None:
        owner = TaskOwner()
        asked = owner.start(ask_where_to_save(parent, "plan.json", "Plan (*.json)"), name="ask")
        await until(lambda: parent.findChild(QFileDialog) is not None)
        dialog = parent.findChild(QFileDialog)
        dialog.findChild(QLineEdit).setText(str(tmp_path / "mine.json"))
        dialog.accept() if chosen else dialog.reject()
        return await asked

    assert wait(journey()) == (tmp_path / "mine.json" if chosen else None)
