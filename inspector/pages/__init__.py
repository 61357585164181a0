"""Pages of plain language as values, and what they look like: reports and help are made of them."""

from inspector.pages.blocks import Block, Bullets, Code, Grid, Page, Paragraph, Section
from inspector.pages.html import to_fragment, to_html
from inspector.pages.markdown import to_markdown

__all__ = [
    "Block",
    "Bullets",
    "Code",
    "Grid",
    "Page",
    "Paragraph",
    "Section",
    "to_fragment",
    "to_html",
    "to_markdown",
]
