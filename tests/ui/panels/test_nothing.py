"""Different sentences where there is no list."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.ui.panels.nothing import ListOrNothing
from inspector.ui.theme import Theme


def test_nothing_has_three_sentences(theme: Theme, qtbot: QtBot) -> None:
    """No events, nothing matches, still reading; what is hidden can be shown."""
    cleared: list[bool] = []
    pages = ListOrNothing(
        QLabel("the list"), lambda: cleared.append(True), lambda: cleared.append(False)
    )
    qtbot.addWidget(pages)
    pages.show()
    said = []
    for shown, total, reading in ((0, 0, False), (0, 9, False), (0, 0, True)):
        pages.show_state(shown, total, reading=reading)
        assert pages.currentWidget() is pages.nothing
        assert pages.nothing.button.isVisible() == (total > 0)
        said.append(pages.nothing.sentence.text())
    assert len(set(said)) == 3
    pages.show_state(0, 9, reading=False)
    pages.nothing.button.click()
    assert cleared == [True]
    pages.show_state(0, 0, reading=False, others=2)
    assert "only 2 other requests" in pages.nothing.sentence.text()
    pages.nothing.button.click()
    assert cleared == [True, False]
    pages.show_state(0, 0, reading=False, live=True)
    assert "Waiting for the first event" in pages.nothing.sentence.text()
    pages.show_state(3, 9, reading=True)
    assert pages.currentIndex() == 0
