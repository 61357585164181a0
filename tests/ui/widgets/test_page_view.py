"""A page is read in the window's letters."""

from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from inspector.pages import Code, Page, Paragraph, Section
from inspector.ui import fonts
from inspector.ui.theme import Theme
from inspector.ui.widgets.page_view import PageView


def test_letters_are_those_of_the_window(qtbot: QtBot, theme: Theme) -> None:
    """Code has the fixed-width letters we bring, and a heading is larger than what it heads."""
    view = PageView("Report")
    qtbot.addWidget(view)
    view.show_page(Page("Why?", (Section("", (Paragraph("so"), Code("{}"))),)))
    sizes, families = {}, {}
    for word in ("Why?", "so", "{}"):
        cursor: QTextCursor = view.document().find(word)
        sizes[word] = cursor.charFormat().font().pointSizeF()
        families[word] = cursor.charFormat().font().family()
    assert families == {"Why?": fonts.SANS, "so": fonts.SANS, "{}": fonts.MONO}
    assert sizes["Why?"] > sizes["so"]
    assert view.accessibleName() == "Report"
