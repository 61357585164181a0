"""Looking for a text in a pane."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.models.document import Section, build
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.find_bar import FindBar
from inspector.ui.widgets.line_scroll import NO_LINE


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> FindBar:
    """Over a pane with two names."""
    view = CodeView("event", theme)
    qtbot.addWidget(view)
    view.set_document(build([Section("", b'{"name":"a","inner":{"name":"b"}}', "")]))
    made = FindBar(view)
    qtbot.addWidget(made)
    return made


def test_writing_goes_to_the_first_hit_and_says_how_many(bar: FindBar, qtbot: QtBot) -> None:
    """Enter goes on, Shift+Enter back."""
    view = bar._view
    bar.open_bar()
    qtbot.keyClicks(bar.text, "name")
    assert (view.current, bar.said.text()) == (1, "2 lines")
    qtbot.keyClick(bar.text, Qt.Key.Key_Return)
    assert view.current == 3
    qtbot.keyClick(bar.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.current == 1


def test_the_hit_is_selected(bar: FindBar, qtbot: QtBot) -> None:
    """So that the eye finds it in a long line, and Ctrl+C copies it."""
    bar.open_bar()
    qtbot.keyClicks(bar.text, "NAM")
    assert bar._view.selection.text() == "nam"


def test_what_is_not_there_is_said(bar: FindBar, qtbot: QtBot) -> None:
    """The pane stays where it is; an empty line says nothing."""
    bar.open_bar()
    qtbot.keyClicks(bar.text, "zebra")
    assert (bar._view.current, bar.said.text()) == (NO_LINE, "not in this pane")
    bar.text.clear()
    assert bar.said.text() == ""


def test_esc_closes_it(bar: FindBar, qtbot: QtBot) -> None:
    """It is hidden until it is asked for, and again after."""
    assert bar.isHidden()
    bar.open_bar()
    qtbot.keyClick(bar.text, Qt.Key.Key_Escape)
    assert bar.isHidden()
