"""The bar of the guided demo."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.panels.tour import TourBar
from inspector.ui.theme import Theme


def test_it_shows_a_step_and_the_ways_from_it(theme: Theme, qtbot: QtBot) -> None:
    """No way back from the first; the last one is finished, not left behind."""
    bar = TourBar(theme)
    qtbot.addWidget(bar)
    bar.show_step(1, 2, "One", "Look.")
    assert (bar.title.text(), bar.text.text()) == ("1 of 2 · One", "Look.")
    assert not bar.back.isEnabled()
    with qtbot.waitSignal(bar.moved) as moved:
        bar.next.click()
    assert moved.args == [1]
    bar.show_step(2, 2, "Two", "Look.")
    assert bar.next.text() == "Finish"
    with qtbot.waitSignal(bar.moved) as moved:
        bar.back.click()
    assert moved.args == [-1]


def test_it_can_be_left_at_any_moment(theme: Theme, qtbot: QtBot) -> None:
    """By its button and by Esc."""
    bar = TourBar(theme)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.left):
        bar.leave.click()
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
