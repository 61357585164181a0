"""Text in UTF-16, as some Windows programs save it, told by its byte order mark."""

from collections.abc import Iterator

from inspector.formats.piece import Piece, Reader
from inspector.formats.scanner import Fault
from inspector.model.batch import Kind

_CODECS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SPACE = "text as UTF-8"


def _sure(data: bytes) -> float:
    return 1.0 if data[:2] in _CODECS else 0.0


def _pieces(data: bytes) -> Iterator[Piece]:
    codec, fault = _CODECS[data[:2]], None
    try:
        text = data[2:].decode(codec)
    except UnicodeDecodeError as error:
        at = 2 + error.start
        text = data[2:at].decode(codec)
        fault = Fault("input.encoding", at, "from here on it is no UTF-16")
    yield Piece(1, 0, text.encode(), name="", space=_SPACE)
    if fault:
        yield Piece(2, fault.offset, data[fault.offset :], Kind.UNREADABLE, fault)


READER = Reader("text", _sure, _pieces)
