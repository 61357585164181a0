"""Help on screen."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.pages import Page, Paragraph, Section
from inspector.ui.dialogs.help import HelpDialog
from inspector.ui.models.help import Topic


def topic(group: str, title: str) -> Topic:
    """A page that says its title again."""
    page = Page(title, (Section(group, (Paragraph(f"About {title}."),)),))
    return Topic(f"{group}/{title}", group, title, title.casefold(), lambda: page)


TOPICS = (topic("One", "Apples"), topic("One", "Pears"), topic("Two", "Plums"))


def test_pages_are_listed_by_group_and_the_first_is_open(qtbot: QtBot) -> None:
    """Headings cannot be chosen."""
    dialog = HelpDialog(TOPICS)
    qtbot.addWidget(dialog)
    listed = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert listed == ["ONE", "Apples", "Pears", "TWO", "Plums"]
    assert "About Apples." in dialog.page.toPlainText()


def test_a_search_narrows_and_an_empty_one_says_so(qtbot: QtBot) -> None:
    """The first found is open at once."""
    dialog = HelpDialog(TOPICS)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.search, "plu")
    assert "About Plums." in dialog.page.toPlainText()
    qtbot.keyClicks(dialog.search, "x")
    assert "No page speaks of “plux”." in dialog.page.toPlainText()


def test_a_page_is_reached_by_its_id(qtbot: QtBot) -> None:
    """From whatever it explains, also in the midst of a search."""
    dialog = HelpDialog(TOPICS)
    qtbot.addWidget(dialog)
    dialog.search.setText("plums")
    assert dialog.show_topic("One/Pears")
    assert "About Pears." in dialog.page.toPlainText()
    assert not dialog.show_topic("One/Quinces")


def test_the_keyboard_goes_from_the_search_to_the_pages(qtbot: QtBot) -> None:
    """Down leaves the search; Enter closes nothing."""
    dialog = HelpDialog(TOPICS)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.search.setFocus()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
