"""Where lines are once they are broken, and what brings them into sight."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from inspector.model.json import encode
from inspector.ui.models.document import Section, build
from inspector.ui.theme import load
from inspector.ui.widgets.line_scroll import LineScroll

WORDS = build([Section("", encode({f"k{at}": "some words " * (at % 40) for at in range(300)}), "")])


@pytest.fixture
def area(qtbot: QtBot) -> LineScroll:
    made = LineScroll(load("light"))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.put_document(WORDS)
    made.set_wrapped(True)
    return made


def test_broken_lines_need_no_scrolling_to_the_side(area: LineScroll) -> None:
    """They do again when they are whole."""
    assert area.horizontalScrollBar().maximum() == 0
    area.set_wrapped(False)
    assert area.horizontalScrollBar().maximum() > 0


def test_the_topmost_line_stays_where_it_is(area: LineScroll) -> None:
    """Whether lines are broken, whole again, or broken to another width."""
    area.verticalScrollBar().setValue(area.rows.row(150) * area.painter.row_height)
    for change in (lambda: area.resize(600, 300), lambda: area.set_wrapped(False)):
        change()
        assert area.line_at(1) == 150
        assert 0 < area.middle(150) < area.painter.row_height


def test_a_place_in_a_row_that_goes_on_is_a_column_of_its_line(area: LineScroll) -> None:
    """It is found below the margin, a little deeper than the line."""
    line = 39
    area.show_line(line)
    rows = area.rows.broken(line)
    x = area.painter.text_left + rows.hang * area.painter.grid.advance
    y = area.row_top(area.rows.row(line)) + 2 * area.painter.row_height + 3
    assert area.line_at(y) == line
    assert area.column_at(line, QPointF(x, y)) == rows.starts[2]


def test_a_column_deep_in_a_line_comes_into_sight(area: LineScroll) -> None:
    """Its row, not the first one of the line."""
    area.resize(200, 60)
    area.show_line(39, len(WORDS.texts[39]))
    bottom = area.row_top(area.rows.row(39) + len(area.rows.broken(39).starts))
    assert 0 < bottom <= area.viewport().height() + area.painter.row_height
