"""Text in UTF-16, as some Windows programs save it, told by its byte order mark; without one,
by the zeros between its letters."""

from collections.abc import Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

_CODECS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SPACE = "text as UTF-8"


_LOOK = 64
"""Bytes looked at where there is no mark. JSON begins with ASCII."""


def _sure(data: bytes) -> float:
    if data[:2] in _CODECS:
        return 1.0
    return 0.99 if _unmarked(data) else 0.0


def _unmarked(data: bytes) -> str:
    """The codec of a text without a mark, empty where it is none: every other byte of its beginning
    is zero, and none of the rest."""
    for codec, zeros, letters in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        head = data[: _LOOK & ~1]
        if len(head) >= 4 and not any(head[zeros::2]) and all(head[letters::2]):
            return codec
    return ""


def _pieces(data: bytes) -> Iterator[Piece]:
    start, fault = (2 if data[:2] in _CODECS else 0), None
    codec = _CODECS.get(data[:2]) or _unmarked(data)
    try:
        text = data[start:].decode(codec)
    except UnicodeDecodeError as error:
        at = start + error.start
        text = data[start:at].decode(codec)
        fault = Fault("input.encoding", at, "from here on it is no UTF-16")
    yield Piece(1, 0, text.encode(), name="", space=_SPACE)
    if fault:
        yield Piece(2, fault.offset, data[fault.offset :], Kind.UNREADABLE, fault)


READER = Reader("text", _sure, _pieces)
