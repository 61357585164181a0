"""The body of a request: unpacked within limits, and what can be told of it at a glance. Pure."""

import zlib
from dataclasses import dataclass

import msgspec

from inspector.formats.scanner import Fault
from inspector.formats.shapes import is_batch
from inspector.formats.text import value_of

MAX_PACKED = 16 << 20
"""Bytes of a body on the wire. mParticle takes 256 KB a batch and a hundred batches at once."""
MAX_BODY = 64 << 20
"""Bytes of a body once it is unpacked."""

_WBITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class BodyError(Exception):
    """A body that cannot be taken; the text is a sentence, `status` the answer to it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class _Sketch(msgspec.Struct):
    events: list[msgspec.Raw] | None = None
    msgs: list[msgspec.Raw] | None = None


_sketch = msgspec.json.Decoder(_Sketch)
_sketches = msgspec.json.Decoder(list[_Sketch])
_any = msgspec.json.Decoder(msgspec.Raw)
_FAILURES = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a body is, without reading it in full."""

    sound: bool
    """Whether it is one JSON value."""
    events: int
    """How many events it carries."""


def unpacked(raw: bytes, encoding: str, most: int = MAX_BODY) -> bytes:
    """The body as it was before it was compressed. Raises BodyError."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return raw
    if name not in _WBITS:
        raise BodyError(415, f"Bodies packed as {name} are not taken; send gzip or none.")
    stream = zlib.decompressobj(wbits=_WBITS[name])
    try:
        body = stream.decompress(raw, most + 1)
        packed = stream.unused_data
        while packed and len(body) <= most:  # gzip members in a row count as one text
            stream = zlib.decompressobj(wbits=_WBITS[name])
            body += stream.decompress(packed, most + 1 - len(body))
            packed = stream.unused_data
    except zlib.error as error:
        raise BodyError(400, f"The body says it is {name} and is not: {error}.") from None
    if len(body) > most:
        raise BodyError(413, f"The body unpacks to more than {most >> 20} MB.")
    if not stream.eof:
        raise BodyError(400, f"The {name} body ends before it is complete.")
    return body


def glance(body: bytes) -> Glance:
    """Whether a body is sound, and how many events it carries. One pass, nothing is decoded."""
    try:
        if body.lstrip()[:1] == b"[":
            return Glance(True, sum(_count(each) for each in _sketches.decode(body)))
        return Glance(True, _count(_sketch.decode(body)))
    except _FAILURES:
        return Glance(_is_sound(body), 0)


def carries_batch(body: bytes) -> bool:
    """Whether a body that came to an address mParticle does not have is a batch all the same."""
    try:
        tree = value_of(body)[0]
    except Fault:
        return False
    return is_batch(tree[0] if isinstance(tree, list) and tree else tree)


def _count(sketch: _Sketch) -> int:
    return len(sketch.events or ()) + len(sketch.msgs or ())


def _is_sound(body: bytes) -> bool:
    try:
        _any.decode(body)
    except _FAILURES:
        return False
    return True
