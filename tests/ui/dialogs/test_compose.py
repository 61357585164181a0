"""Choosing attributes shows the batch and the requests at once; both can be copied."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.ui.dialogs.compose import ComposeDialog


def make(names: tuple[str, ...], on_event: bool) -> tuple[str, str, str]:
    """Texts that say what was asked for."""
    return f"batch {names} {on_event}", f"requests {names}", f"{len(names)} chosen"


@pytest.fixture
def dialog(qtbot: QtBot) -> ComposeDialog:
    """Two attributes, the first chosen."""
    made = ComposeDialog("c-1", {"plan": "gold", "long": "x" * 99}, ["plan"], make)
    qtbot.addWidget(made)
    return made


def test_what_is_chosen_is_shown_at_once(dialog: ComposeDialog) -> None:
    """A long value is cut beside its name; nothing chosen cannot be opened."""
    assert dialog.batch.toPlainText() == "batch ('plan',) False"
    assert dialog.boxes["long"].text().endswith("x…")
    dialog.boxes["long"].click()
    dialog.on_event.click()
    assert dialog.batch.toPlainText() == "batch ('plan', 'long') True"
    assert dialog.sentence.text() == "2 chosen"
    for box in dialog.boxes.values():
        box.click()
    assert not dialog.opening.isEnabled()


@pytest.mark.parametrize(
    ("button", "text"), [("Copy the batch", "batch ('plan',) False"),
                         ("Copy the requests", "requests ('plan',)")],
)  # fmt: skip
def test_both_texts_can_be_copied(dialog: ComposeDialog, button: str, text: str) -> None:
    """Exactly as shown."""
    next(each for each in dialog.findChildren(QPushButton) if each.text() == button).click()
    assert QGuiApplication.clipboard().text() == text


def test_the_batch_can_be_opened(dialog: ComposeDialog, qtbot: QtBot) -> None:
    """The dialog is done then."""
    with qtbot.waitSignals([dialog.open_requested, dialog.accepted]):
        dialog.opening.click()
