"""A report as values."""

from inspector.report.blocks import Paragraph, Report, Section


def test_equal_reports_are_equal() -> None:
    """They are values: two of the same event can be compared."""
    one = Report("T", (Section("S", (Paragraph("p"),)),))
    assert one == Report("T", (Section("S", (Paragraph("p"),)),))
    assert one != Report("T", ())
