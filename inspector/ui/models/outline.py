"""A document read as a tree: a key, its value and its type a line. Pure.

It has no brackets and quotes but the same lines as the text, so marks, ribbons, folds and pointers
are the same; only the lines that close something are left out.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import islice

import numpy as np

from inspector.ui.models.document import Document, Part
from inspector.ui.models.layout import REMEMBERED, Texts, key_end

WIDEST = 34
"""Columns of the keys at most; the value of a longer one stands further right."""
LOOKED_AT = 400
"""Lines from which the width of the keys is taken."""
GAP = 2
_TYPES = {'"': "string", "{": "object", "[": "list", "t": "boolean", "f": "boolean", "n": "null"}
_COLOURS = {"string": "string", "number": "number", "boolean": "literal", "null": "literal"}
Node = tuple[str, str, str]
"""Key with its indentation, value, type; a container has its size with its type."""


def outlined(document: Document) -> Document:
    """`document` as a tree."""
    closing = np.zeros(len(document), bool)
    for part in document.parts:
        end = part.first + len(part.layout.closes)
        closing[part.first : end] = part.layout.closes
    node = lru_cache(REMEMBERED)(lambda line: _node(document, line))
    shown = (line for line in range(len(document)) if not closing[line])
    looked_at = [node(line) for line in islice(shown, LOOKED_AT) if line not in document.headings]
    column = max((len(key) for key, _, _ in looked_at if len(key) <= WIDEST), default=0) + GAP

    def text(line: int) -> str:
        if line in document.headings:
            return document.texts[line]
        if closing[line]:
            return ""
        key, value, kind = node(line)
        return f"{key:<{column - GAP}}{' ' * GAP}{value}{' ' * GAP if value else ''}{kind}"

    def spans(line: int) -> list[tuple[int, int, str]]:
        key, value, kind = node(line)
        start = max(len(key), column - GAP) + GAP
        end = start + len(value)
        found = [(len(key) - len(key.lstrip(" ")), len(key), "key")]
        if value:
            found.append((start, end, _COLOURS[kind]))
            end += GAP
        return [*found, (end, end + len(kind), "muted")]

    return replace(
        document,
        texts=Texts(len(document), text),
        longest=document.longest + column,
        widened=column,
        hidden=closing,
        spans=spans,
    )


def _node(document: Document, line: int) -> Node:
    part = document.part(line)
    assert part is not None
    at = line - part.first
    text = document.texts[line]
    member = text.strip(" ").removesuffix(",")
    end = key_end(member)
    value = member[end + 2 :] if end else member
    indent = " " * (len(text) - len(text.lstrip(" ")))
    kind = _TYPES.get(value[:1], "number")
    if kind in ("object", "list"):
        value, kind = "", f"{kind} · {_size(part, at, 'field' if kind == 'object' else 'item')}"
    elif kind == "string":
        value = value[1:-1] or '""'
    return indent + (member[1 : end - 1] if end else _place(part, at)), value, kind


def _size(part: Part, at: int, what: str) -> str:
    number = part.layout.count(at) if part.layout.opens[at] else 0
    return f"{number:,} {what}{'' if number == 1 else 's'}" if number else "empty"


def _place(part: Part, at: int) -> str:
    """An item goes by its number, the whole by nothing."""
    last = part.layout.tokens(at).rpartition("/")[2]
    return f"[{last}]" if last else ""
