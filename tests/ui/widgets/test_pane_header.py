"""The line above a pane."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from inspector.ui.models.readings import Reading
from inspector.ui.theme import load
from inspector.ui.widgets.pane_header import PaneHeader


@pytest.fixture
def header(qtbot: QtBot) -> PaneHeader:
    made = PaneHeader("MoEngage", load("light"))
    qtbot.addWidget(made)
    made.resize(600, 33)
    made.set_readings((Reading.FORMATTED, Reading.ORIGINAL))
    made.show()
    return made


def button(header: PaneHeader) -> QToolButton:
    found = header.findChild(QToolButton)
    assert found
    return found


def offered(header: PaneHeader) -> list[QAction]:
    return [action for action in button(header).menu().actions() if action.isVisible()]


def test_the_reading_is_chosen_from_a_menu(header: PaneHeader) -> None:
    """The button says which one is on; setting it from outside tells nobody."""
    told: list[Reading] = []
    header.reading_chosen.connect(told.append)
    assert button(header).text() == "Formatted"
    formatted, original = offered(header)
    original.trigger()
    assert button(header).text() == "Original"
    formatted.trigger()
    header.set_reading(Reading.ORIGINAL)
    assert original.isChecked()
    assert told == [Reading.ORIGINAL, Reading.FORMATTED]
    assert all(isinstance(reading, Reading) for reading in told)


def test_only_what_is_offered_can_be_chosen(header: PaneHeader) -> None:
    """Three readings where the batch was translated, in the order they are likely wanted."""
    header.set_readings((Reading.CANONICAL, Reading.AS_SENT, Reading.ORIGINAL))
    assert [action.text() for action in offered(header)] == ["Canonical", "As sent", "Original"]
    header.set_readings((Reading.FORMATTED, Reading.ORIGINAL))
    assert [action.text() for action in offered(header)] == ["Formatted", "Original"]


def test_no_choice_where_there_is_only_one(header: PaneHeader) -> None:
    """No dead button."""
    header.set_readings((Reading.FORMATTED,))
    assert not button(header).isVisible()


def test_what_else_can_be_done_stands_below_the_readings(header: PaneHeader) -> None:
    """And is done by its own action, whose mark it shows."""
    wrap = QAction("Wrap long lines", header, checkable=True)
    header.add_to_menu(wrap)
    header.set_readings((Reading.FORMATTED, Reading.ORIGINAL))
    assert offered(header)[-1] is wrap
    assert offered(header)[-2].isSeparator()


def test_size_and_caption_are_shown(header: PaneHeader) -> None:
    """The whole caption is in the tool tip, as the painted one may give way."""
    header.set_size("612 B of 128 KB")
    assert header.findChild(QLabel).text() == "612 B of 128 KB ·"
    header.set_size("")
    assert header.findChild(QLabel).text() == ""
    blank = header.grab().toImage()
    header.caption.set_text("POST /v1/event/{workspace_id}" * 9)
    assert header.grab().toImage() != blank
    assert header.caption.toolTip().startswith("POST /v1/event")
    assert "POST" in header.caption.accessibleName()


def test_the_theme_changes_at_run_time(header: PaneHeader) -> None:
    """Ground and text."""
    header.set_theme(load("dark"))
    assert header.grab().toImage().pixelColor(2, 2).name() == load("dark").window
