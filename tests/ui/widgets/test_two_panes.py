"""Two panes side by side, whatever stands in them."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from inspector.ui.models.sides import formatted
from inspector.ui.theme import Theme, load
from inspector.ui.widgets.two_panes import TwoPanes
from tests.ui.inspections import purchase


@pytest.fixture
def panes(theme: Theme, qtbot: QtBot) -> TwoPanes:
    """Filled with a purchase, as whoever has them does."""
    made = TwoPanes(("one", "other"), ("One", "Other"), theme)
    qtbot.addWidget(made)
    sides = formatted(purchase())
    for view, document in zip(made.views, (sides.left, sides.right), strict=True):
        view.set_document(document)
    made.strip.set_sides(sides)
    made.resize(700, 300)
    made.show()
    return made


def test_differences_are_walked_on_both_sides(panes: TwoPanes) -> None:
    """Forwards and back again."""
    assert panes.next_difference()
    first = panes.joining.here
    assert panes.next_difference()
    assert panes.joining.here != first
    assert panes.previous_difference()
    assert panes.joining.here == first


def test_both_are_wrapped_and_tinted_alike(panes: TwoPanes) -> None:
    """What holds for one side holds for the other."""
    rows = [len(view.rows) for view in panes.views]
    panes.resize(260, 300)
    panes.set_wrapped(True)
    assert all(len(view.rows) > few for view, few in zip(panes.views, rows, strict=True))
    panes.set_theme(load("dark"))
    assert {view.painter.theme.name for view in panes.views} == {"dark"}


def test_both_menus_offer_what_is_added(panes: TwoPanes) -> None:
    """Beside the readings."""
    action = QAction("Something", panes)
    panes.add_to_menus(action)
    assert len(action.associatedObjects()) == 2


def test_each_pane_has_its_own_search(panes: TwoPanes) -> None:
    """The left one is searched unless the focus is in the right one."""
    panes.open_finder()
    assert [pane.finder.isVisible() for pane in panes.panes] == [True, False]
