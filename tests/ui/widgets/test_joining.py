"""Two panes that answer each other."""

import pytest
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from inspector.ui.models.sides import Sides, formatted
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.joining import Joining
from inspector.ui.widgets.ribbons import Ribbons
from tests.ui.inspections import big, purchase


@pytest.fixture
def panes(theme: Theme, qtbot: QtBot) -> tuple[CodeView, CodeView, Ribbons]:
    """Two panes and the strip between, over one purchase."""
    left, right = CodeView("left", theme), CodeView("right", theme)
    strip = Ribbons(left, right, theme)
    for widget in (left, right, strip):
        qtbot.addWidget(widget)
    sides = formatted(purchase())
    left.set_document(sides.left, "")
    right.set_document(sides.right, "")
    strip.set_sides(sides)
    return left, right, strip


def linked(sides: Sides) -> tuple[int, int]:
    """A line of the left with its partner on the right."""
    ribbons = (r for line in range(len(sides.left)) for r in sides.ribbons(0, line))
    return next((r.source, r.target) for r in ribbons if r.target is not None)


def test_choosing_a_line_sets_off_its_partner(panes: tuple[CodeView, CodeView, Ribbons]) -> None:
    """On the other side, and its ribbons in the strip; the choice is told."""
    left, right, strip = panes
    joining = Joining((left, right), strip, strip)
    told: list[tuple[int, int]] = []
    joining.chosen.connect(lambda side, line: told.append((side, line)))
    assert strip.sides is not None
    source, target = linked(strip.sides)
    left.choose(source)
    assert told == [(0, source)]
    assert {ribbon.target for ribbon in strip.active} >= {target}
    joining.forget()
    assert not strip.active
    assert joining.here is None


def test_without_sides_nothing_answers(panes: tuple[CodeView, CodeView, Ribbons]) -> None:
    """A pane that shows original text has no partner, and no difference to walk."""
    left, right, strip = panes
    joining = Joining((left, right), strip, strip)
    strip.set_sides(None)
    left.choose(1)
    assert not strip.active
    assert joining.step(1) is False


def test_the_other_pane_goes_along(panes: tuple[CodeView, CodeView, Ribbons], qtbot: QtBot) -> None:
    """When the user scrolls, what the middle of the sight leads to stays in sight; when the program
    does, nothing else moves."""
    left, right, strip = panes
    Joining((left, right), strip, strip)
    sides = formatted(big(300))
    strip.set_sides(sides)
    for view, document in ((left, sides.left), (right, sides.right)):
        view.resize(400, 300)
        view.show()
        view.set_document(document, "")
    left.verticalScrollBar().setValue(9_000)
    assert right.verticalScrollBar().value() == 0
    left.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    seen = left.lines_in_sight()
    middle = (seen.start + seen.stop) // 2
    near = [r.target for line in range(middle - 2, middle + 3) for r in sides.ribbons(0, line)]
    assert any(target in right.lines_in_sight() for target in near)
    left.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert 0 < right.verticalScrollBar().value() < 1_000 or right.lines_in_sight().start == 0
