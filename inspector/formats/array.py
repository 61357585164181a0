"""A JSON array of batches, such as a bulk upload. Items are cut out without decoding them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.scanner import Fault, find_fault
from inspector.formats.value import is_whole
from inspector.model.batch import Kind

_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_BETWEEN = re.compile(rb"[ \t\n\r,]*")
_STRUCTURE = re.compile(rb'"(?:[^"\\\x00-\x1f]++|\\.)*+"|[\[\]{},]')


def _sure(data: bytes) -> float:
    if not data.lstrip(BLANKS).startswith(b"["):
        return 0.0
    return 0.92 if is_whole(data) else 0.8


def _pieces(data: bytes) -> Iterator[Piece]:
    start = data.index(b"[") + 1
    try:
        items = _ITEMS.decode(data)
    except (msgspec.DecodeError, RecursionError):
        yield from walked(data, start, alone=True)
    else:
        yield from located(data, start, items)


def located(data: bytes, start: int, items: Iterable[msgspec.Raw]) -> Iterator[Piece]:
    """The items of a sound array with their places; `start` is the byte after its bracket."""
    at = start
    for number, item in enumerate(items, 1):
        match = _BETWEEN.match(data, at)
        begin = match.end() if match else at
        at = begin + memoryview(item).nbytes
        yield Piece(number, begin, data[begin:at])


def walked(data: bytes, start: int, alone: bool) -> Iterator[Piece]:
    """The items of an array that is damaged somewhere: brackets and commas alone say where each
    ends, so the good ones survive. `alone`: nothing may follow the array."""
    number, depth, begin = 0, 0, start
    for match in _STRUCTURE.finditer(data, start):
        mark = match[0][:1]
        if mark in (b"[", b"{"):
            depth += 1
        elif mark in (b"]", b"}") and depth:
            depth -= 1
        elif depth == 0 and mark in (b",", b"]"):
            number += 1
            piece = _cut(data, number, begin, match.start())
            last_of_none = mark == b"]" and number == 1 and not piece.raw
            if not last_of_none:
                yield piece
            begin = match.end()
            if mark == b"]":
                rest = _cut(data, number + 1, begin, len(data))
                if alone and rest.raw:
                    what = "more text follows after the end of the array"
                    yield _broken(rest, Fault("input.malformed", rest.offset, what))
                return
    yield from _unclosed(_cut(data, number + 1, begin, len(data)), len(data))


def _cut(data: bytes, number: int, begin: int, end: int) -> Piece:
    text = data[begin:end]
    raw = text.strip(BLANKS)
    offset = begin + text.index(raw) if raw else end
    piece = Piece(number, offset, raw)
    if raw:
        return piece
    what = "an item is missing, a comma stands there with nothing beside it"
    return _broken(piece, Fault("input.malformed", offset, what))


def _unclosed(last: Piece, end: int) -> Iterator[Piece]:
    """What follows the last comma of an array that never ends."""
    fault = find_fault(last.raw) if last.raw else None
    if fault:
        yield _broken(last, fault.moved(last.offset))
        return
    if last.raw:
        yield last
    cut = Fault("input.truncated", end, "it ends in the middle of the array")
    yield _broken(Piece(last.number + bool(last.raw), end, b""), cut)


def _broken(piece: Piece, fault: Fault) -> Piece:
    return replace(piece, kind=Kind.UNREADABLE, fault=fault)


READER = Reader("item", _sure, _pieces)
