"""A page as values: what it says, without how it looks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points, each with what stands below it."""

    items: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be shown letter by letter, such as JSON."""

    text: str
    caption: str = ""


Block = Paragraph | Bullets | Grid | Code


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, empty for none, and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page."""

    title: str
    sections: tuple[Section, ...]
