"""A JSON text as numbered lines that know their pointers. Pure: no Qt, same input, same lines."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import msgspec
import numpy as np
import numpy.typing as npt

from inspector.model.mapping import LinkKind
from inspector.ui.models.layout import NOWHERE, Layout, Texts, key_end


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document: one JSON value with a heading."""

    title: str
    """Empty for a part that needs no heading."""
    raw: bytes
    """Valid JSON text; its numbers, key order and escapes are shown as they are."""
    prefix: str
    """The pointer of the value itself; its members' pointers begin with it."""


@dataclass(frozen=True, slots=True)
class LineMark:
    """The fate of a line."""

    kind: LinkKind
    quiet: bool = False
    """For bookkeeping nobody would miss: drawn so that real losses stand out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section's lines in the document."""

    first: int
    """The document's line of its first line."""
    number: int
    """The number shown beside that line."""
    prefix: str
    layout: Layout


def unmarked(line: int) -> LineMark | None:
    """The marks of a document nobody marked."""
    return None


@dataclass(slots=True)
class Document:
    """Lines, and what is asked about them. Filled once by `build` or `original`."""

    texts: Sequence[str] = ()
    parts: list[Part] = field(default_factory=list)
    """In the order of their lines; none in original text."""
    numbers: list[int] = field(default_factory=list)
    """Of original text: the number of each line, 0 where it goes on from above."""
    headings: dict[int, int] = field(default_factory=dict)
    """Line of a heading → last line of its section."""
    folded: frozenset[int] = frozenset()
    """Opening lines and headings that start out folded."""
    longest: int = 0
    """No line has more characters than this."""
    mark: Callable[[int], LineMark | None] = unmarked
    """The mark of a line."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What to write beside fields, by pointer."""
    plain: Sequence[str] = ()
    """The lines as they are JSON, where `texts` tells them otherwise."""
    hidden: npt.NDArray[np.bool_] | None = None
    """The lines that are never on show; None where every line can be."""
    spans: Callable[[int], list[tuple[int, int, str]]] | None = None
    """The coloured parts of a line (from, to, colour) that is not JSON."""
    widened: int = 0
    """The column of a tree's values: a line may have as many characters more than its JSON."""
    _lines: dict[str, int | None] = field(default_factory=dict)
    """What `line_of` found: ribbons ask again with every painting."""

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def structured(self) -> bool:
        """False for original text: no colours, no folding, no pointers."""
        return bool(self.parts)

    @property
    def is_tree(self) -> bool:
        """Whether its lines are keys and values rather than JSON."""
        return self.spans is not None

    def is_hidden(self, line: int) -> bool:
        """Whether a line is never on show."""
        return self.hidden is not None and bool(self.hidden[line])

    @property
    def last_number(self) -> int:
        """The greatest line number shown."""
        if self.parts:
            return self.number(len(self) - 1)
        return max(self.numbers, default=0)

    def number(self, line: int) -> int:
        """The number shown beside a line; 0 for headings and original text that goes on."""
        if part := self.part(line):
            return part.number + line - part.first
        return self.numbers[line] if self.numbers else 0

    def pointer(self, line: int) -> str:
        """The pointer of the member that stands on a line, or of the container it opens or closes;
        empty for headings and original text."""
        part = self.part(line)
        return part.prefix + part.layout.tokens(line - part.first) if part else ""

    def line_of(self, pointer: str) -> int | None:
        """The line of a pointer; of duplicate keys the last one, as it is the one that counts."""
        if pointer not in self._lines:
            self._lines[pointer] = self._find(pointer)
        return self._lines[pointer]

    def _find(self, pointer: str) -> int | None:
        for part in self.parts:
            if pointer == part.prefix or pointer.startswith(f"{part.prefix}/"):
                found = part.layout.find(pointer[len(part.prefix) :])
                if found is not None:
                    return part.first + found
        return None

    def part(self, line: int) -> Part | None:
        """The part a line belongs to; None for headings and original text."""
        return None if line in self.headings else _part(self.parts, line)

    def end(self, line: int) -> int | None:
        """The line that closes the container which opens on `line`; None where none opens."""
        part = self.part(line)
        end = int(part.layout.ends[line - part.first]) if part else NOWHERE
        return None if part is None or end == NOWHERE else part.first + end

    def longer_than(self, columns: int) -> list[int]:
        """Every line with more characters than `columns`, and perhaps some more."""
        if self.longest <= columns:
            return []
        if not self.parts:
            return [at for at, text in enumerate(self.texts) if len(text) > columns]
        titles = [at for at in self.headings if len(self.texts[at]) > columns]
        size = columns - self.widened
        parts = (part.first + part.layout.longer_than(size) for part in self.parts)
        return [*titles, *(line for found in parts for line in found.tolist())]

    def note(self, line: int) -> str:
        """What to write beside a line; empty for nothing."""
        if not self.notes:
            return ""
        pointer = self.pointer(line)
        return self.notes.get(pointer, "") if self.line_of(pointer) == line else ""

    def fold_end(self, line: int) -> int | None:
        """The last line that a fold at `line` hides; None where nothing folds."""
        return self.headings[line] if line in self.headings else self.end(line)

    def span(self, line: int) -> range:
        """The lines of the value that stands or opens on `line`."""
        return range(line, (self.end(line) or line) + 1)

    def joined(self, lines: Iterable[int]) -> str:
        """The text of some lines; original text that was broken to fit is put together again."""
        parts: list[str] = []
        for line in lines:
            goes_on = not self.structured and self.numbers[line] == 0
            parts.append(("" if goes_on or not parts else "\n") + self.texts[line])
        return "".join(parts)

    def whole(self) -> str:
        """All of the text, a tree's as the JSON it is."""
        return "\n".join(self.plain) if self.structured else self.joined(range(len(self)))

    def value_text(self, line: int) -> str:
        """The value on `line` as a person wants it on the clipboard: a string without its quotes,
        a container with its lines, a heading as it is."""
        if not self.structured or line in self.headings:
            return self.texts[line]
        part = self.part(line)
        if part and part.layout.closes[line - part.first]:
            line = part.first + int(part.layout.parents[line - part.first])
        indent = len(self.plain[line]) - len(self.plain[line].lstrip(" "))
        value = "\n".join(self.plain[at][indent:] for at in self.span(line)).removesuffix(",")
        if end := key_end(value):
            value = value[end + 2 :]
        return str(msgspec.json.decode(value)) if value.startswith('"') else value


def build(sections: Iterable[Section]) -> Document:
    """The formatted document of `sections`, two spaces a level, numbered through."""
    document = Document()
    titles: dict[int, str] = {}
    end, number = 0, 1
    for section in sections:
        if section.title:
            titles[end] = section.title
        layout = Layout(section.raw)
        count = len(layout.texts)
        part = Part(end + bool(section.title), number, section.prefix, layout)
        document.parts.append(part)
        document.longest = max(document.longest, layout.longest, len(section.title))
        if section.title:
            document.headings[end] = end + count
        end, number = part.first + count, number + count

    document.texts = document.plain = Texts(end, partial(_text, document.parts, titles))
    return document


def _part(parts: list[Part], line: int) -> Part | None:
    for part in reversed(parts):
        if line >= part.first:
            return part
    return None


def _text(parts: list[Part], titles: Mapping[int, str], line: int) -> str:
    part = None if line in titles else _part(parts, line)
    return part.layout.texts[line - part.first] if part else titles[line]


def original(parts: Iterable[tuple[str, bytes]], columns: int) -> Document:
    """The text of `parts` (heading, bytes) as found, broken into rows of so many columns. Bytes
    that are not UTF-8 show replacement characters."""
    document = Document()
    texts: list[str] = []
    number = 0

    def append(text: str, number: int) -> None:
        texts.append(text)
        document.numbers.append(number)

    for title, raw in parts:
        if title:
            document.headings[len(texts)] = len(texts)
            append(title, 0)
        for text in raw.decode(errors="replace").split("\n"):
            number += 1
            append(text[:columns], number)
            for start in range(columns, len(text), columns):
                append(text[start : start + columns], 0)
    document.texts = document.plain = texts
    document.longest = max(map(len, texts), default=0)
    return document
