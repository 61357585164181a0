"""Where lines are, and that only those in sight are painted."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from inspector.model.json import encode
from inspector.ui.models.document import Section, build
from inspector.ui.theme import load
from inspector.ui.widgets.line_area import LineArea
from inspector.ui.widgets.line_scroll import NO_LINE

LONG = build([Section("", encode({f"k{at}": {"v": "x" * 200} for at in range(500)}), "")])


@pytest.fixture
def area(qtbot: QtBot) -> LineArea:
    made = LineArea(load("light"))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.set_document(LONG)
    return made


def test_lines_are_where_they_are_painted(area: LineArea) -> None:
    """The middle of every line in sight leads back to it, wherever it is scrolled to."""
    area.verticalScrollBar().setValue(1_234)
    rows = area.visible_rows()
    assert 10 < len(rows) < 30
    for row in rows[1:-1]:
        line = area.rows.line(row)
        assert area.line_at(area.middle(line)) == line
    assert area.line_at(-area.verticalScrollBar().value() - 5) == NO_LINE


def test_a_line_comes_into_sight(area: LineArea) -> None:
    """Scrolled no further than needed, and out of every fold."""
    area.fold(1, True)
    area.show_line(2)
    assert not area.rows.folded(1)
    area.show_line(1_200)
    assert 0 < area.middle(1_200) < area.viewport().height()
    before = area.verticalScrollBar().value()
    area.show_line(1_199)
    assert area.verticalScrollBar().value() == before
    area.show_line(0)
    assert area.verticalScrollBar().value() == 0


def test_folding_moves_what_is_below(area: LineArea, qtbot: QtBot) -> None:
    """And tells whoever draws beside it."""
    below = area.middle(4)
    with qtbot.waitSignal(area.moved):
        area.fold(1, True)
    assert area.middle(4) == below - 2 * area.painter.row_height


def test_columns_count_from_the_text_wherever_it_is_scrolled(area: LineArea) -> None:
    """The margin stays while the text moves."""
    assert area.column_at(2, QPointF(area.painter.text_left, 5)) == 0
    area.horizontalScrollBar().setValue(300)
    assert area.column_at(2, QPointF(area.painter.text_left, 5)) > 20


def test_only_lines_in_sight_are_painted(area: LineArea, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long the document is."""
    painted: list[int] = []
    paint = area.painter.paint

    def counting(painter: object, line: int, *rest: object) -> None:
        painted.append(line)
        paint(painter, line, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(area.painter, "paint", counting)
    area.grab()
    assert sorted({*painted}) == [area.rows.line(row) for row in area.visible_rows()]


def test_an_empty_document_shows_its_message(area: LineArea) -> None:
    """Words instead of emptiness, for the eye and for a screen reader."""
    area.set_document(build([]))
    blank = area.grab().toImage()
    area.set_document(build([]), "No request.\n\nMoEngage does not take this.")
    assert area.grab().toImage() != blank
    assert "does not take" in area.accessibleDescription()


def test_the_theme_changes_at_run_time(area: LineArea) -> None:
    """Without a new document."""
    light = area.grab().toImage()
    area.set_theme(load("dark"))
    assert area.grab().toImage() != light


def test_the_bar_can_stand_on_the_left(area: LineArea) -> None:
    """The text then reaches the right edge, and is still read from left to right."""
    area.put_bar_on_the_left()
    area.grab()
    assert area.viewport().geometry().right() == area.rect().right()
    assert area.viewport().isLeftToRight()
