"""Shows a page of plain language in the window's letters: reports and help are read in it."""

from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser

from inspector.pages import Page, to_fragment
from inspector.ui import fonts

_STYLE = f"""
pre {{ font-family: "{fonts.MONO}"; }}
th {{ text-align: left; padding-right: 16px; padding-bottom: 4px; }}
td {{ padding-right: 16px; padding-bottom: 4px; }}
"""


class PageView(QTextBrowser):
    """A page to read; the keyboard scrolls and selects."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(openLinks=False)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(12)
        self.document().setDefaultStyleSheet(_STYLE)

    def show_page(self, page: Page) -> None:
        """Shows `page` from its beginning."""
        self.setHtml(to_fragment(page))
        block = self.document().begin()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                letters = QTextCursor(block)
                letters.select(QTextCursor.SelectionType.BlockUnderCursor)
                shape = letters.charFormat()
                shape.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                shape.setFont(fonts.sans("display" if level == 1 else "title", bold=True))
                letters.setCharFormat(shape)
            block = block.next()
