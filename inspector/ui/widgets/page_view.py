"""Shows a page of plain language in the window's letters: reports and help are read in it."""

from PySide6.QtWidgets import QTextBrowser

from inspector.pages import Page, to_fragment
from inspector.ui import fonts

_STYLE = """
h1 {{ font-size: {display}pt; font-weight: bold; margin-bottom: 8px; }}
h2 {{ font-size: {title}pt; font-weight: bold; margin-top: 16px; margin-bottom: 6px; }}
pre {{ font-family: "{mono}"; font-size: {code}pt; }}
th {{ text-align: left; padding-right: 16px; padding-bottom: 3px; }}
td {{ padding-right: 16px; padding-bottom: 3px; }}
"""


class PageView(QTextBrowser):
    """A page to read; the keyboard scrolls and selects."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__(openLinks=False)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(12)
        self.document().setDefaultStyleSheet(
            _STYLE.format(
                display=fonts.sans("display").pointSizeF(),
                title=fonts.sans("title").pointSizeF(),
                code=fonts.mono().pointSizeF(),
                mono=fonts.MONO,
            )
        )

    def show_page(self, page: Page) -> None:
        """Shows `page` from its beginning."""
        self.setHtml(to_fragment(page))
