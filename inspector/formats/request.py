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


ENVELOPE = Envelope("request", ("url", "path"), _holds, _pieces)
