"""a page as Markdown, for a ticket."""

import re
from collections.abc import Iterator

from inspector.pages.blocks import Block, Bullets, Code, Grid, Page, Paragraph

# An underscore inside a word is no markup.
_SPECIAL = re.compile(r"([\\`*\[\]<>|#~]|(?<!\w)_|_(?!\w))")
_STARTS = re.compile(r"^(\d*)([-+.)])(?=\s)")


def to_markdown(report: Page) -> str:
    """The page as Markdown (CommonMark, with tables)."""
    parts = [f"# {_text(report.title)}"]
    for section in report.sections:
        if section.title:
            parts.append(f"## {_text(section.title)}")
        parts += [_block(block) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return _text(text)
        case Bullets(items):
            return "\n".join(line for lead, below in items for line in _bullet(lead, below))
        case Grid(head, rows):
            under = tuple("---" for _ in head)
            return "\n".join([*_rows((head,)), f"| {' | '.join(under)} |", *_rows(rows)])
        case Code(text, caption):
            # The fence is longer than any run of backticks in the text, which so cannot end it.
            longest = max(map(len, re.findall("`+", text)), default=0)
            fence = "`" * max(3, longest + 1)
            lead = f"{_text(caption)}\n\n" if caption else ""
            return f"{lead}{fence}json\n{text}\n{fence}"


def _bullet(lead: str, below: tuple[str, ...]) -> Iterator[str]:
    yield f"- {_text(lead)}"
    for line in below:
        yield f"  - {_text(line)}"


def _rows(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    for row in rows:
        yield "| " + " | ".join(_text(cell) for cell in row) + " |"


def _text(text: str) -> str:
    """Letters of a customer never become markup, nor a new line."""
    one_line = " ".join(text.split())
    return _STARTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line))
