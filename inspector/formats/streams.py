"""Which texts need not be held to be read: told from their beginning."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from inspector.formats import array, har, lines
from inspector.formats.foreign import foreign
from inspector.formats.packed import is_gzip
from inspector.formats.piece import Piece, Reader
from inspector.formats.text import BOM
from inspector.formats.window import Window
from inspector.formats.zipped import is_zip

ENOUGH = 1 << 20
"""Bytes that tell what a text is. A shorter one is held whole."""

_SIGNATURE = 4
"""Bytes that tell a package."""

Pieces = Callable[[bytes, Iterator[bytes]], Iterator[Piece]]


class Stream(NamedTuple):
    """How a text is cut as it comes."""

    unit: str
    """What one piece is called."""
    pieces: Pieces
    """Cuts the text that begins with some bytes and goes on with some blocks."""


LINES = Stream(lines.READER.unit, lambda head, rest: lines.pieces(chain((head,), rest)))


def beginning(blocks: Iterator[bytes], readers: Sequence[Reader]) -> tuple[bytes, Stream | None]:
    """The first of the blocks as one, as many as it takes to tell; and how the text is cut that
    begins so. None where it must be held whole, is packed, or ends there."""
    taken: list[bytes] = []
    size = 0
    for block in blocks:
        taken.append(block)
        size += len(block)
        if size - len(block) < _SIGNATURE and is_packed(b"".join(taken)):
            break
        if b"\n" not in block and size < ENOUGH:
            continue
        head = b"".join(taken)
        text = head.removeprefix(BOM)
        found = _by_lines(text, readers)
        if found or size >= ENOUGH:
            return head, found or _by_reader(text, readers)
    return b"".join(taken), None


def is_packed(head: bytes) -> bool:
    """Whether what begins so is to be unpacked first."""
    return is_gzip(head) or is_zip(head)


def _by_lines(text: bytes, readers: Sequence[Reader]) -> Stream | None:
    """Two lines are enough where the first one is a value."""
    whole = text[: text.rfind(b"\n") + 1]
    return LINES if lines.begins(whole) and _best(whole, readers) is lines.READER else None


def _by_reader(text: bytes, readers: Sequence[Reader]) -> Stream | None:
    if foreign(text):
        return None
    reader = _best(text[: text.rfind(b"\n") + 1] or text, readers)
    if reader is lines.READER:
        return LINES
    if reader is array.READER and (at := array.begins(text)):
        return Stream(
            reader.unit,
            lambda head, rest: array.streamed(Window(head, rest), at, alone=True),
        )
    if reader is har.READER and (at := har.begins(text)):
        return Stream(reader.unit, lambda head, rest: har.streamed(Window(head, rest), at))
    return None


def _best(text: bytes, readers: Sequence[Reader]) -> Reader:
    return max(readers, key=lambda reader: reader.sure(text))
