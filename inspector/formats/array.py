"""A JSON array of batches, such as a bulk upload. Items are cut out without decoding them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.repair import Repair, blank_until, is_blank, repaired
from inspector.formats.scanner import Fault, find_fault
from inspector.formats.walk import Segment, first_key, is_whole, rescued, segments
from inspector.formats.window import Window
from inspector.model.batch import Kind

_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_BETWEEN = re.compile(rb"[ \t\n\r,]*")


def begins(head: bytes) -> int:
    """Where the items begin in a text that begins with `head`, 0 where it is no array or where
    there may be none."""
    at = blank_until(head, 0)
    return at + 1 if head[at : at + 1] == b"[" and holds_items(head, at + 1) else 0


def holds_items(head: bytes, at: int) -> bool:
    """Whether something stands behind the bracket of an array other than what closes it."""
    at = blank_until(head, at)
    return head[at : at + 1] not in (b"", b"]")


def _sure(data: bytes) -> float:
    at = blank_until(data, 0)
    if data[at : at + 1] != b"[":
        return 0.0
    return 0.92 if is_whole(data) else 0.8


def pieces(data: bytes) -> Iterator[Piece]:
    """The items of the array that `data` is, sound or not."""
    start = blank_until(data, 0) + 1
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
    yield from streamed(Window(data, iter(())), start, alone)


def streamed(window: Window, start: int, alone: bool) -> Iterator[Piece]:
    """The same of an array that comes in blocks. No more is held than an item and as much again,
    but for what follows a bracket that is missing."""
    held: Piece | None = None
    for number, piece in enumerate(_items(window, start, alone), 1):
        if piece.raw or piece.fault:
            if held:
                yield held
            held = replace(piece, number=number)
        elif held:
            held = replace(held, repairs=(*held.repairs, *piece.repairs))
    if held:
        yield held


def _items(window: Window, at: int, alone: bool) -> Iterator[Piece]:
    """The items, and between them pieces without text that tell of a repair to the one before."""
    items, more = _Items(alone), True
    while more:
        for part in _settled(segments(window.data, at, True, items.key)):
            yield from (piece.moved(window.base) for piece in items.of(window.data, part))
            at = part.end + (part.stop == ",")
        more, at = window.move(at), 0
    for part in segments(window.data, 0, True, items.key):
        yield from (piece.moved(window.base) for piece in items.of(window.data, part))


def _settled(parts: Iterable[Segment]) -> Iterator[Segment]:
    """Those that stay what they are whatever text follows: all up to the last one, and up to what
    stands between the last value and the end."""
    held: Segment | None = None
    for part in parts:
        if part.stop in ("end", "]"):
            return
        if held:
            yield held
        held = part if part.stop == "next" else None
        if not held:
            yield part


class _Items:
    """What the segments of one array are, one after the other."""

    def __init__(self, alone: bool) -> None:
        self._alone = alone
        self.key = b""
        """How the last good item begins."""
        self._before = ""
        """What the last segment ended with."""

    def of(self, data: bytes, part: Segment) -> Iterator[Piece]:
        """The items in a segment, and what is to be said where it is none."""
        if part.stop == "end":
            yield from _unclosed(data, part, self.key)
        elif is_blank(data, part.begin, part.end):
            yield _nothing(data, part, first=not self._before)
        else:
            begin = blank_until(data, part.begin)
            missing = (Repair(begin, "missing"),) if self._before == "next" else ()
            if is_whole(data[begin : part.end]):
                self.key = first_key(data, begin) or self.key
                yield replace(_cut(data, part), repairs=missing)
            else:
                yield from _saved(data, part, self.key)
        if part.stop == "]":
            yield from _behind(data, part.end + 1, self.key, self._alone)
        self._before = part.stop


def _saved(data: bytes, part: Segment, key: bytes) -> Iterator[Piece]:
    """The good items in a broken stretch, and what is left of it."""
    for each in rescued(data, part.begin, part.end, key or first_key(data, part.begin)):
        yield _cut(data, each)


def _nothing(data: bytes, part: Segment, first: bool) -> Piece:
    """A stretch without a value: an empty array, a comma too many, or an item that is missing."""
    if part.stop != "]":
        what = "an item is missing, a comma stands there with nothing beside it"
        return _broken(Piece(0, part.end, b""), Fault("input.malformed", part.end, what))
    comments = repaired(data[part.begin : part.end])[1]
    repairs = [Repair(part.begin + offset, what) for offset, what in comments]
    if not first:
        repairs.insert(0, Repair(part.begin - 1, "comma"))
    return Piece(0, part.begin, b"", repairs=tuple(repairs))


def _cut(data: bytes, part: Segment) -> Piece:
    text = data[part.begin : part.end]
    raw = text.strip(BLANKS)
    return Piece(0, part.begin + text.index(raw), raw)


def _behind(data: bytes, at: int, key: bytes, alone: bool) -> Iterator[Piece]:
    """What follows the bracket that closed the array. Where a bracket was damaged, that may be
    more items; else it is an error if the array stands alone."""
    if key and data.find(key, at) >= 0:
        start = data.find(key, at)
        for part in rescued(data, at, len(data), key):
            if part.begin >= start or data[part.begin : part.end].strip(b"]}, \t\r\n"):
                yield _cut(data, part)
    elif alone and not is_blank(data, at, len(data)):
        rest = _cut(data, Segment(blank_until(data, at), len(data), "end"))
        what = "more text follows after the end of the array"
        yield _broken(rest, Fault("input.malformed", rest.offset, what))


def _unclosed(data: bytes, part: Segment, key: bytes) -> Iterator[Piece]:
    """What follows the last comma of an array that never ends."""
    end = len(data)
    if not is_blank(data, part.begin, end):
        *saved, last = _saved(data, part, key)
        yield from saved
        if fault := find_fault(repaired(last.raw)[0]):
            yield _broken(last, fault.moved(last.offset))
            return
        yield last
        if saved and data.rstrip(BLANKS).endswith((b"]", b"}")):
            return  # The bracket is there, damage before it took its meaning.
    cut = Fault("input.truncated", end, "it ends in the middle of the array")
    yield _broken(Piece(0, end, b""), cut)


def _broken(piece: Piece, fault: Fault) -> Piece:
    return replace(piece, kind=Kind.UNREADABLE, fault=fault)


READER = Reader("item", _sure, pieces)
