"""The answer to “why is it not in MoEngage?”, in plain language, for a ticket. Pure."""

from inspector.report.blocks import Report
from inspector.report.html import to_fragment, to_html
from inspector.report.markdown import to_markdown
from inspector.report.tables import Tables, TablesError, load
from inspector.report.writing import Case, write

__all__ = [
    "Case",
    "Report",
    "Tables",
    "TablesError",
    "load",
    "to_fragment",
    "to_html",
    "to_markdown",
    "write",
]
