"""One JSON value, or several in a row, however they are laid out, with commas between or without.
Also the last resort, so that anything at all becomes a row."""

import re
from collections.abc import Iterator

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.repair import blank_until, is_blank
from inspector.formats.walk import first_key, first_value, is_whole, rescued, segments

_BEGINS = re.compile(rb"^[{\[]", re.MULTILINE)


def _sure(data: bytes) -> float:
    if is_whole(data):
        return 0.9
    at = blank_until(data, 0)
    if data[at : at + 1] not in (b"{", b"["):
        return 0.1
    first = first_value(data[at:])
    return 0.88 if len(first) < len(data) - at and is_whole(first) else 0.1


def pieces(data: bytes) -> Iterator[Piece]:
    """The values, and what stands between them that is none."""
    start = _start(data)
    number = 0
    if not is_blank(data, 0, start):
        number = 1
        yield _cut(data, 1, 0, start)
    key = b""
    for part in segments(data, start, in_list=False):
        if is_blank(data, part.begin, part.end):
            continue
        found = [part]
        if is_whole(data[part.begin : part.end]):
            key = first_key(data, part.begin) or key
        else:
            found = list(rescued(data, part.begin, part.end, key))
        for each in found:
            number += 1
            yield _cut(data, number, each.begin, each.end)


def _start(data: bytes) -> int:
    """Where the values begin: behind words that introduce them, or nowhere."""
    at = blank_until(data, 0)
    if data[at : at + 1] in (b"{", b"["):
        return 0
    match = None if is_whole(data) else _BEGINS.search(data)
    return match.start() if match else len(data)


def _cut(data: bytes, number: int, begin: int, end: int) -> Piece:
    text = data[begin:end]
    raw = text.strip(BLANKS)
    return Piece(number, begin + text.index(raw), raw)


READER = Reader("value", _sure, pieces)
