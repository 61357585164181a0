"""Empty states: the doors, and different sentences where there is no list."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.ui.panels.welcome import ListOrNothing, Welcome
from inspector.ui.theme import Theme

DOORS = ("open", "paste", "capture", "sample", "tour")


def test_doors_with_a_sentence_each(theme: Theme, qtbot: QtBot) -> None:
    """Each door does what it says."""
    opened: list[str] = []
    welcome = Welcome(*(lambda n=name: opened.append(n) for name in DOORS))
    qtbot.addWidget(welcome)
    for button in welcome.findChildren(QPushButton):
        button.click()
    assert opened == list(DOORS)


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
