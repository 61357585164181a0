"""a page as values."""

from inspector.pages.blocks import Page, Paragraph, Section


def test_equal_reports_are_equal() -> None:
    """They are values: two of the same event can be compared."""
    one = Page("T", (Section("S", (Paragraph("p"),)),))
    assert one == Page("T", (Section("S", (Paragraph("p"),)),))
    assert one != Page("T", ())
