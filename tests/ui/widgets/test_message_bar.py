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


def test_a_button_where_something_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    """It does what was given with the sentence; the next sentence has none."""
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    done: list[bool] = []
    bar.say("The port is taken.", Severity.WARNING, "Use another", lambda: done.append(True))
    bar.button.click()
    assert done == [True]
    assert bar.button.text() == "Use another"
    bar.say("Fine.")
    assert bar.button.isHidden()


def test_what_a_start_has_to_say_stands_together(theme: Theme, qtbot: QtBot) -> None:
    """In its order, with the sign of the worst; what was closed is not said again."""
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.add("The journal is damaged.", Severity.ERROR)
    bar.add("A file is gone.", Severity.WARNING)
    assert bar.text == "The journal is damaged.\nA file is gone."
    assert bar.accessibleName().startswith("error: ")
    bar.say("")
    bar.add("Fine.", Severity.INFO)
    assert bar.accessibleName() == "information: Fine."
