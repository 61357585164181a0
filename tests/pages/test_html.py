"""Reports as a page."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from inspector.pages.blocks import Bullets, Code, Grid, Page, Paragraph, Section
from inspector.pages.html import to_html
from inspector.pages.markdown import to_markdown


class Tags(HTMLParser):
    """Collects tags and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def report(text: str) -> Page:
    """The text in every place a report has."""
    blocks = (Paragraph(text), Bullets(((text, (text,)),)), Grid((text,), ((text,),)), Code(text))
    return Page(text, (Section(text, blocks),))


def test_every_block_has_its_element() -> None:
    """Headings, sentences, points, tables and code; nothing that runs or loads."""
    page = Tags()
    page.feed(to_html(report("x")))
    assert page.tags == [
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li", "ul", "li",
        "table", "thead", "tr", "th", "tbody", "tr", "td", "pre",
    ]  # fmt: skip


@given(st.text("<>&\"'/ascript=", min_size=1, max_size=30))
def test_no_text_becomes_an_element(text: str) -> None:
    """Letters of a customer are letters, wherever they stand."""
    page, plain = Tags(), Tags()
    page.feed(to_html(report(text)))
    plain.feed(to_html(report("x")))
    assert page.tags == plain.tags


def test_a_section_without_a_title_has_no_heading() -> None:
    """What needs no heading stands under the page's own, here and in Markdown."""
    page = Page("T", (Section("", (Paragraph("p"),)),))
    assert "<h2>" not in to_html(page)
    assert to_markdown(page) == "# T\n\np\n"
