"""The strip for one sentence: hidden without one, closable by Esc, its severity in words."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.model.problems import Severity
from inspector.ui.theme import Theme
from inspector.ui.widgets.message_bar import MessageBar


def test_it_shows_and_hides(theme: Theme, qtbot: QtBot) -> None:
    """An empty sentence hides it; so does Esc."""
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    bar.say("The key is missing.", Severity.ERROR)
    assert not bar.isHidden()
    assert bar.text.endswith("The key is missing.")
    assert bar.accessibleName() == "error: The key is missing."
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.text == ""
    bar.say("Once more.", Severity.INFO)
    bar.say("")
    assert bar.isHidden()
