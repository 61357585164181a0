"""Reports as Markdown."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.pages.blocks import Block, Bullets, Code, Grid, Page, Paragraph, Section
from inspector.pages.markdown import to_markdown


def block(block: Block) -> str:
    """What a block looks like under its headings."""
    return to_markdown(Page("T", (Section("S", (block,)),))).removeprefix("# T\n\n## S\n\n")


def test_every_block_has_its_form() -> None:
    """Headings, sentences, points, tables and code, as CommonMark has them."""
    assert block(Paragraph("One.")) == "One.\n"
    assert block(Bullets((("a", ("b",)),))) == "- a\n  - b\n"
    assert block(Grid(("h",), (("c",),))) == "| h |\n| --- |\n| c |\n"
    assert block(Code("{}", "Body:")) == "Body:\n\n```json\n{}\n```\n"


def test_letters_of_a_customer_are_no_markup() -> None:
    """An underscore inside a word needs no help; everything that would format does."""
    text = "order_id <b> *x* `y` [z](u) | a\n# b"
    assert block(Paragraph(text)) == ("order_id \\<b\\> \\*x\\* \\`y\\` \\[z\\](u) \\| a \\# b\n")
    assert block(Paragraph("- x")) == "\\- x\n"
    assert block(Paragraph("1. x")) == "1\\. x\n"


@given(st.text("`a\n", max_size=20))
def test_no_text_ends_its_own_fence(text: str) -> None:
    """Code is shown to its end, whatever backticks it has."""
    lines = block(Code(text)).splitlines()
    fence = lines[0].removesuffix("json")
    assert lines[-1] == fence
    assert not any(line.startswith(fence) for line in lines[1:-1])
