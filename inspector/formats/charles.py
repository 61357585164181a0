"""Charles' own session as JSON (.chlsj): one object a call, its address in parts, its bodies as
text or Base64. The form is not documented; this reads what exports are seen to have."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inspector.formats.piece import Envelope, Piece
from inspector.formats.traffic import Call, body_of, piece_of


class _Body(msgspec.Struct):
    text: str | None = None
    encoded: str | None = None
    """Base64, where the body is no text or was compressed."""

    @property
    def bytes(self) -> tuple[bytes, str]:
        """The body, and why it is none."""
        return body_of(self.text or self.encoded or "", "" if self.text else "base64")


class _Message(msgspec.Struct, rename="camel"):
    header: msgspec.Raw
    mime_type: str | None = None
    body: _Body | None = None


class _Recorded(msgspec.Struct):
    method: str
    scheme: str
    host: str
    path: str
    request: _Message
    query: str | None = None
    response: _Message | None = None


_decoder = msgspec.json.Decoder(_Recorded)


def _read(raw: bytes) -> _Recorded | None:
    try:
        return _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _holds(raw: bytes) -> bool:
    return _read(raw) is not None


def _pieces(raw: bytes) -> Iterator[Piece]:
    if found := _read(raw):
        body, missing = (found.request.body or _Body()).bytes
        answer = found.response or _Message(msgspec.Raw())
        url = f"{found.scheme}://{found.host}{found.path}"
        call = Call(
            found.method,
            f"{url}?{found.query}" if found.query else url,
            body,
            answer.mime_type or "",
            (answer.body or _Body()).bytes[0],
            missing,
        )
        yield replace(piece_of(call, 1, 0), name="")


ENVELOPE = Envelope("call", ("host",), _holds, _pieces)
