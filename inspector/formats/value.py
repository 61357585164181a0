"""One JSON value, or several in a row, however they are laid out, with commas between or without.
Also the last resort, so that anything at all becomes a row."""

import re
from collections.abc import Iterator

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.repair import blank_until, is_blank
from inspector.formats.walk import Segment, first_key, is_whole, rescued, segments, sound_end

_BEGINS = re.compile(rb"^[{\[]", re.MULTILINE)


def _sure(data: bytes) -> float:
    if is_whole(data):
        return 0.9
    at = blank_until(data, 0)
    if data[at : at + 1] not in (b"{", b"["):
        return 0.1
    return 0.88 if 0 < sound_end(data, at)[0] < len(data) else 0.1


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
        if is_whole(data[blank_until(data, part.begin) : part.end]):
            key = first_key(data, part.begin) or key
        else:
            found = list(rescued(data, part.begin, part.end, key or _own_key(data, part)))
        for each in found:
            number += 1
            yield _cut(data, number, each.begin, each.end)


def _own_key(data: bytes, part: Segment) -> bytes:
    """How the broken first value begins, if another one that begins so follows it: behind a
    bracket or at the edge, where JSON would have a comma or be indented."""
    key = first_key(data, part.begin)
    seam = re.compile(rb"(?:\}\s*|\n)" + re.escape(key))
    return key if key and seam.search(data, part.begin, part.end) else b""


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
