"""The doors of an empty window."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.ui.panels.welcome import Welcome
from inspector.ui.theme import Theme

DOORS = ("open", "paste", "capture", "sample", "tour")


def test_doors_with_a_sentence_each(theme: Theme, qtbot: QtBot) -> None:
    """Each door does what it says."""
    opened: list[str] = []
    welcome = Welcome(*(lambda n=name: opened.append(n) for name in DOORS))
    qtbot.addWidget(welcome)
    for button in welcome.findChildren(QPushButton):
        button.click()
    assert opened == list(DOORS)
