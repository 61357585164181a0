"""A JSON member that holds a text: as a string, escaped, or as the value itself."""

from dataclasses import replace

import msgspec

from inspector.formats.piece import Piece
from inspector.formats.scanner import Fault
from inspector.formats.traffic import Call, body_of, piece_of
from inspector.model.batch import Kind

ABSENT = msgspec.Raw(b"")
"""A member that is not there."""


def held(whole: bytes, number: int, value: msgspec.Raw, space: str, base64: bool) -> Piece:
    """What `value`, a member of the object `whole`, holds: a text of its own if it is a string, a
    part of `whole` if it is an object or a list. The fault of the piece says what else it is."""
    raw, missing = text_of(value, base64)
    if not raw:
        what = f"there is no {space}{missing and f', {missing}'}"
        return Piece(number, 0, b"", Kind.UNREADABLE, Fault("input.no_body", 0, what))
    return placed(Piece(number, 0, raw, space=space), whole, value)


def carried(whole: bytes, number: int, value: msgspec.Raw, base64: bool, call: Call) -> Piece:
    """The same for the body of a request: what the call was decides whether it is opened."""
    body, missing = text_of(value, base64)
    piece = piece_of(replace(call, body=body, missing=missing), number, 0)
    return piece if piece.fault else placed(piece, whole, value)


def text_of(value: msgspec.Raw, base64: bool) -> tuple[bytes, str]:
    """The bytes that `value` stands for, and why there are none if that is known."""
    raw = bytes(value)
    if raw[:1] in (b"{", b"["):
        return raw, ""
    if raw[:1] != b'"':
        return b"", ""
    try:
        return body_of(msgspec.json.decode(raw, type=str), "base64" if base64 else "")
    except (msgspec.DecodeError, UnicodeDecodeError):
        return b"", "its text is damaged"


def placed(piece: Piece, whole: bytes, value: msgspec.Raw) -> Piece:
    """`piece` at its byte in `whole`, where its bytes stand there as they are."""
    if not piece.raw or piece.raw != bytes(value):
        return piece
    return replace(piece, offset=max(whole.find(piece.raw), 0), space="")
