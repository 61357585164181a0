"""WireMock mappings: the body a stub was recorded to expect is a body that was sent."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inspector.formats.array import located
from inspector.formats.nested import ABSENT, carried
from inspector.formats.piece import Envelope, Piece
from inspector.formats.traffic import Call
from inspector.model.batch import Kind


class _Pattern(msgspec.Struct, rename="camel"):
    equal_to_json: msgspec.Raw = ABSENT


class _Expected(msgspec.Struct, rename="camel"):
    method: str = "POST"
    url: str = ""
    url_path: str = ""
    url_pattern: str = ""
    url_path_pattern: str = ""
    body_patterns: list[_Pattern] = msgspec.field(default_factory=list)

    @property
    def address(self) -> str:
        """The path, or the pattern for it."""
        return self.url or self.url_path or self.url_pattern or self.url_path_pattern


class _Stub(msgspec.Struct):
    request: _Expected
    response: msgspec.Raw


class _Stubs(msgspec.Struct):
    mappings: list[msgspec.Raw]


_stub = msgspec.json.Decoder(_Stub)
_stubs = msgspec.json.Decoder(_Stubs)
_FAILURES = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def _read(raw: bytes) -> _Stub | None:
    try:
        return _stub.decode(raw)
    except _FAILURES:
        return None


def _all(raw: bytes) -> list[msgspec.Raw]:
    try:
        return _stubs.decode(raw).mappings
    except _FAILURES:
        return []


def _holds(raw: bytes) -> bool:
    items = _all(raw)
    return _read(bytes(items[0]) if items else raw) is not None


def _pieces(raw: bytes) -> Iterator[Piece]:
    if items := _all(raw):
        yield from located(raw, raw.find(bytes(items[0])), items)
    elif stub := _read(raw):
        yield from _bodies(raw, stub)


def _bodies(raw: bytes, stub: _Stub) -> Iterator[Piece]:
    expected = stub.request
    call = Call(expected.method, expected.address, teller="mapping")
    bodies = [p.equal_to_json for p in expected.body_patterns if bytes(p.equal_to_json)]
    for number, body in enumerate(bodies, 1):
        piece = carried(raw, number, body, False, call)
        yield replace(piece, name=f"pattern {number}" if len(bodies) > 1 else "")
    if not bodies:
        # A stub that takes any body holds none. That is no lost evidence.
        yield Piece(1, 0, raw, Kind.OTHER, label="mapping without a body", name="")


ENVELOPE = Envelope("mapping", ("request", "mappings"), _holds, _pieces)
