"""A JSON text as numbered lines that know their pointers. Pure: no Qt, same input, same lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from inspector.model.json import escape, pretty
from inspector.model.mapping import LinkKind

_KEY_END = re.compile(r'"(?:[^"\\]|\\.)*"')


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


@dataclass(slots=True)
class Document:
    """Lines in parallel lists, one entry a line. Filled once by `build` or `original`."""

    texts: list[str] = field(default_factory=list)
    pointers: list[str] = field(default_factory=list)
    """The pointer of each line: the member that stands on it, or the container it opens or closes;
    empty for headings and original text."""
    numbers: list[int] = field(default_factory=list)
    """The line number shown; 0 for headings and for original text that goes on from above."""
    ends: dict[int, int] = field(default_factory=dict)
    """Line that opens a container → line that closes it."""
    headings: dict[int, int] = field(default_factory=dict)
    """Line of a heading → last line of its section."""
    line_of: dict[str, int] = field(default_factory=dict)
    """Pointer → its line; of duplicate keys the last one, as it is the one that counts."""
    marks: dict[int, LineMark] = field(default_factory=dict)
    folded: frozenset[int] = frozenset()
    """Opening lines and headings that start out folded."""
    structured: bool = True
    """False for original text: no colours, no folding, no pointers."""

    def __len__(self) -> int:
        return len(self.texts)

    def fold_end(self, line: int) -> int | None:
        """The last line that a fold at `line` hides; None where nothing folds."""
        return self.ends.get(line) or self.headings.get(line)

    def span(self, line: int) -> range:
        """The lines of the value that stands or opens on `line`."""
        return range(line, self.ends.get(line, line) + 1)

    def joined(self, lines: Iterable[int]) -> str:
        """The text of some lines; original text that was broken to fit is put together again."""
        parts: list[str] = []
        for line in lines:
            goes_on = not self.structured and self.numbers[line] == 0
            parts.append(("" if goes_on or not parts else "\n") + self.texts[line])
        return "".join(parts)

    def value_text(self, line: int) -> str:
        """The value on `line` as a person wants it on the clipboard: a string without its quotes,
        a container with its lines, a heading as it is."""
        if not self.structured or line in self.headings:
            return self.texts[line]
        first = self.line_of.get(self.pointers[line], line)
        indent = len(self.texts[first]) - len(self.texts[first].lstrip(" "))
        value = "\n".join(self.texts[at][indent:] for at in self.span(first)).removesuffix(",")
        if match := _key(value):
            value = value[match + 2 :]
        return str(msgspec.json.decode(value)) if value.startswith('"') else value

    def mark(self, line: int, mark: LineMark) -> None:
        """Marks a line; where it opens a container, also every line in it without a mark."""
        self.marks[line] = mark
        if line in self.ends:
            for at in self.span(line):
                self.marks.setdefault(at, mark)

    def mark_whole_drops(self) -> None:
        """A container is dropped where everything in it is."""
        for start, end in self.ends.items():  # inner ones first, as they close first
            first = self.marks.get(start + 1)
            if first is None or first.kind is not LinkKind.DROPPED:
                continue
            inside = [self.marks.get(at) for at in range(start + 1, end)]
            if all(mark and mark.kind is LinkKind.DROPPED for mark in inside):
                quiet = all(mark.quiet for mark in inside if mark)
                self.marks[start] = self.marks[end] = LineMark(LinkKind.DROPPED, quiet)


def build(sections: Iterable[Section]) -> Document:
    """The formatted document of `sections`, two spaces a level, numbered through."""
    document = Document()
    number = 1
    for section in sections:
        heading = len(document) if section.title else None
        if heading is not None:
            _append(document, section.title, "", 0)
        lines = pretty(section.raw).split("\n")
        document.pointers += _walk(document, lines, section.prefix)
        document.texts += lines
        document.numbers += range(number, number + len(lines))
        number += len(lines)
        if heading is not None:
            document.headings[heading] = len(document) - 1
    return document


def original(parts: Iterable[tuple[str, bytes]], columns: int) -> Document:
    """The text of `parts` (heading, bytes) as found, broken into rows of so many columns. Bytes
    that are not UTF-8 show replacement characters."""
    document = Document(structured=False)
    number = 0
    for title, raw in parts:
        if title:
            _append(document, title, "", 0)
            document.headings[len(document.texts) - 1] = len(document.texts) - 1
        for text in raw.decode(errors="replace").split("\n"):
            number += 1
            _append(document, text[:columns], "", number)
            for start in range(columns, len(text), columns):
                _append(document, text[start : start + columns], "", 0)
    return document


def _append(document: Document, text: str, pointer: str, number: int) -> None:
    document.texts.append(text)
    document.pointers.append(pointer)
    document.numbers.append(number)


def _walk(document: Document, lines: list[str], prefix: str) -> list[str]:
    """The pointer of each line; notes where containers open and close and which line is whose.

    Relies on the layout of `pretty`: one member a line, two spaces a level, an empty container on
    one line, so that a line that starts less deep closes and the last character says whether one
    opens. One plain loop: an event of 1 MB has 40,000 lines and must not make anybody wait.
    """
    pointers: list[str] = []
    outer: list[tuple[str, int, int]] = []
    base, opened, index = "", -1, 0  # where we are: pointer and "/", opening line, next index
    tokens: dict[str, str] = {}
    ends, start, depth, in_list = document.ends, len(document), 0, True
    for line, text in enumerate(lines, start):
        if depth and text[depth - 2] != " ":
            pointers.append(base[:-1])
            ends[opened] = line
            base, opened, index = outer.pop()
            in_list, depth = index >= 0, depth - 2
            continue
        if not depth:
            pointer = prefix
        elif in_list:
            pointer = base + str(index)
            index += 1
        else:
            key = text[depth + 1 : text.find('": ', depth + 1)]
            pointer = base + (tokens.get(key) or _token(tokens, key, text))
        pointers.append(pointer)
        last = text[-1]
        if last == "{" or last == "[":
            outer.append((base, opened, index if in_list else -1))
            base, opened, index = pointer + "/", line, 0
            in_list, depth = last == "[", depth + 2
    document.line_of.update(zip(pointers, range(start, start + len(lines)), strict=True))
    document.line_of.update((pointers[line - start], line) for line in ends if line >= start)
    return pointers


def _token(tokens: dict[str, str], key: str, text: str) -> str:
    """The pointer token of `key`, the member on the line `text`, remembered in `tokens`. A key
    with a backslash may hold what looks like its end, so that one is read properly."""
    if "\\" not in key:
        tokens[key] = escape(key)
        return tokens[key]
    member = text.lstrip(" ")
    return escape(msgspec.json.decode(member[: _key(member)], type=str))


def _key(member: str) -> int:
    """Where the key of a member ends, 0 where the text is no member."""
    match = _KEY_END.match(member)
    return match.end() if match and member.startswith(": ", match.end()) else 0
