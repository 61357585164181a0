"""A recorded HTTP request as one JSON object: url, method, headers and the body, mostly as text."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inspector.formats.nested import ABSENT, carried
from inspector.formats.piece import Envelope, Piece
from inspector.formats.traffic import Call


class _Recorded(msgspec.Struct, rename="camel"):
    url: str = ""
    path: str = ""
    method: str = ""
    http_method: str = ""
    headers: msgspec.Raw = ABSENT
    body: msgspec.Raw = ABSENT
    is_base64_encoded: bool = False
    """As API gateways write it."""


_OURS = b'{"number":'
_BODY = b',"body":{'
_HEAD = 64 << 10
"""Bytes in which a recorded request's headers have room."""
_decoder = msgspec.json.Decoder(_Recorded)


def _read(raw: bytes) -> _Recorded | None:
    try:
        found = _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    told = found.method or found.http_method or bytes(found.headers)
    return found if told and (found.url or found.path) else None


def _holds(raw: bytes) -> bool:
    return _read(raw) is not None


def _pieces(raw: bytes) -> Iterator[Piece]:
    if found := _read(raw):
        method = found.method or found.http_method or "POST"
        call = Call(method, found.url or found.path)
        yield replace(carried(raw, 1, found.body, found.is_base64_encoded, call), name="")


def body_at(line: bytes) -> int:
    """The byte where the body begins of a recorded request whose last member it is, as an object;
    -1 for any other line. For lines this program wrote: told by how they begin."""
    at = line.find(_BODY, 0, _HEAD) if line.startswith(_OURS) else -1
    return at + len(_BODY) - 1 if at >= 0 else -1


ENVELOPE = Envelope("request", ("url", "path"), _holds, _pieces)
