"""A filter line as a tree of small frozen nodes, and the tree as a line again."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Number: TypeAlias = int | Decimal
Node: TypeAlias = "Term | Text | Not | And | Or"

_NUMBER = re.compile(r"-?\d{1,400}(\.\d{1,400})?(e[+-]?\d{1,4})?", re.IGNORECASE | re.ASCII)


class Op(StrEnum):
    """How a term compares. `!=` is no operator of its own: it is read as the opposite of `:`."""

    EQUAL = ":"
    CONTAINS = "~"
    STARTS = "^"
    ENDS = "$"
    MORE = ">"
    LESS = "<"
    AT_LEAST = ">="
    AT_MOST = "<="
    ANY = ":any"
    """There is a value at all."""


COMPARING = frozenset({Op.MORE, Op.LESS, Op.AT_LEAST, Op.AT_MOST})


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on one column. Where an event has several values, one that holds is enough;
    an empty text is no value."""

    key: str
    """A name in `keys.KEYS`."""
    op: Op
    value: str = ""
    """In folded case."""
    name: str = ""
    """The attribute of `attr[name]`, in folded case."""
    bounds: tuple[Number, Number] = field(default=(0, 0), compare=False, repr=False)
    """First and last number that `value` stands for: a day is many milliseconds."""

    def test(self, value: str) -> bool:
        """Whether a value of a word column, or of an attribute, meets the condition."""
        if self.op in COMPARING:
            return self.compare(number_of(value))
        found = value.casefold()
        if self.op is Op.EQUAL:
            return found == self.value and bool(found)
        if self.op is Op.CONTAINS:
            return self.value in found
        if self.op is Op.STARTS:
            return found.startswith(self.value)
        if self.op is Op.ENDS:
            return found.endswith(self.value)
        return bool(found)

    def compare(self, number: Number | None) -> bool:
        """Whether a number (milliseconds, bytes, an attribute's) meets the condition. None does
        not. `>` and `<` compare with the first moment of what was written."""
        if number is None:
            return False
        first, last = self.bounds
        if self.op is Op.MORE:
            return number > first
        if self.op is Op.LESS:
            return number < first
        if self.op is Op.AT_LEAST:
            return number >= first
        if self.op is Op.AT_MOST:
            return number <= first
        return self.op is Op.ANY or first <= number <= last


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, looked for in the columns and in the bytes of the event."""

    value: str
    """In folded case."""

    @property
    def needles(self) -> tuple[str, ...]:
        """The text as it can stand in folded JSON: as it is, and escaped where it can be."""
        plain = self.value
        forms = [plain, _escaped(plain), _escaped(plain).replace("/", "\\/")]
        if not plain.isascii():
            spellings = (plain, plain.upper(), plain.capitalize())
            forms += [_ascii(_escaped(form)) for form in spellings]
        return tuple(dict.fromkeys(form.casefold() for form in forms))


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Node


@dataclass(frozen=True, slots=True)
class And:
    """Everything holds; nothing to hold is true."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds."""

    parts: tuple[Node, ...]


# -- numbers and text -----------------------------------------------------------------------------


def number_of(text: str) -> Decimal | None:
    """The number `text` is, None where it is none."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _escaped(text: str) -> str:
    """`text` as JSON must write it."""
    short = {
        '"': '\\"',
        "\\": "\\\\",
        "\n": "\\n",
        "\r": "\\r",
        "\t": "\\t",
        "\b": "\\b",
        "\f": "\\f",
    }
    return "".join(short.get(c) or (c if c >= " " else f"\\u{ord(c):04x}") for c in text)


def _ascii(text: str) -> str:
    """`text` as JSON may write it: beyond ASCII as `\\u` escapes of UTF-16."""
    units = text.encode("utf-16-be", errors="surrogatepass")
    codes = [units[at : at + 2] for at in range(0, len(units), 2)]
    return "".join(chr(c[1]) if c < b"\x00\x80" else f"\\u{c.hex()}" for c in codes)


# -- printing -------------------------------------------------------------------------------------

WORDS = ("and", "or", "not")
"""The words that join conditions; to look for one it stands in quotation marks."""

_BARE_TEXT = re.compile(r"[^\W\d][\w.@/-]*")
_BARE_VALUE = re.compile(r'[^\s()"~^$<>=!][^\s()"]*')
_BARE_NAME = re.compile(r'[^"\]\s]([^\]]*[^\]\s])?')


def line_of(node: Node) -> str:
    """The line that is read as `node`."""
    if isinstance(node, Term):
        return f"{_head(node)}{node.op}{quoted(node.value) if node.op is not Op.ANY else ''}"
    if isinstance(node, Text):
        bare = _BARE_TEXT.fullmatch(node.value) and node.value not in WORDS
        return node.value if bare else _in_marks(node.value)
    if isinstance(node, Not):
        return f"-{_enclosed(node.part)}"
    if isinstance(node, Or):
        return " or ".join(_enclosed(part) for part in node.parts)
    return " ".join(_enclosed(part) for part in node.parts)


def quoted(value: str) -> str:
    """A term's value, in quotation marks where it would be read as something else."""
    return value if _BARE_VALUE.fullmatch(value) and value != "any" else _in_marks(value)


def _head(term: Term) -> str:
    if not term.name:
        return term.key
    bare = _BARE_NAME.fullmatch(term.name)
    return f"{term.key}[{term.name if bare else _in_marks(term.name)}]"


def _enclosed(node: Node) -> str:
    line = line_of(node)
    return f"({line})" if isinstance(node, And | Or) else line


def _in_marks(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
