"""HAR 1.2: recorded traffic of a browser or a proxy. Bodies that carry batches are opened, the rest
is counted."""

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inspector.formats import array
from inspector.formats.piece import Piece, Reader
from inspector.formats.repair import repaired
from inspector.formats.scanner import Fault, find_fault
from inspector.formats.traffic import Call, body_of, piece_of
from inspector.formats.walk import is_whole
from inspector.formats.window import Window
from inspector.model.batch import Kind


class _PostData(msgspec.Struct):
    text: str | None = None
    encoding: str | None = None
    """No part of HAR 1.2, but written by proxies for bodies that are no text."""
    file: str | None = msgspec.field(default=None, name="_file")
    """Playwright's name of the file beside the recording that holds the body."""


class _Request(msgspec.Struct, rename="camel"):
    method: str
    url: str
    post_data: _PostData | None = None
    body_size: int | None = None


class _Content(msgspec.Struct, rename="camel"):
    mime_type: str | None = None
    text: str | None = None
    encoding: str | None = None


class _Response(msgspec.Struct):
    content: _Content = msgspec.field(default_factory=_Content)


class _Entry(msgspec.Struct):
    request: _Request
    response: _Response | None = None


class _Log(msgspec.Struct):
    entries: list[msgspec.Raw]


class _Har(msgspec.Struct):
    log: _Log


_whole = msgspec.json.Decoder(_Har)
_entry = msgspec.json.Decoder(_Entry)

_SHORT = 100_000
"""Letters of an answer that is kept: one to an identity call has some hundred."""

_HEAD = re.compile(rb'\s*\{\s*"log"\s*:\s*\{')
_ENTRIES = re.compile(rb'"entries"\s*:\s*\[')


def _sure(data: bytes) -> float:
    return 0.98 if _HEAD.match(data) and _ENTRIES.search(data) else 0.0


def begins(head: bytes) -> int:
    """Where the entries begin in a text that begins with `head`, 0 where that is not certain or
    there may be none: they stand behind what else a recording says of itself, or before it."""
    match = _ENTRIES.search(head)
    if not match or not array.holds_items(head, match.end()):
        return 0
    try:
        found = _whole.decode(head[: match.end()] + b"]}}")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return 0
    return 0 if found.log.entries else match.end()


def streamed(window: Window, start: int) -> Iterator[Piece]:
    """The entries of a recording that comes in blocks; `start` is what `begins` said."""
    return map(_opened, array.streamed(window, start, alone=False))


def _pieces(data: bytes) -> Iterator[Piece]:
    match = _ENTRIES.search(data)
    start = match.end() if match else len(data)
    try:
        entries = _whole.decode(data).log.entries
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        cut = array.walked(data, start, alone=False)
    else:
        first = data.find(bytes(entries[0])) if entries else start
        cut = array.located(data, first, entries)
    yield from map(_opened, cut)


def _opened(piece: Piece) -> Piece:
    if piece.fault:
        return piece
    text, repairs = piece.raw, piece.repairs
    if not is_whole(text):
        text, found = repaired(text)
        repairs = (*repairs, *(r._replace(offset=piece.offset + r.offset) for r in found))
    try:
        entry = _entry.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as failure:
        fault = find_fault(piece.raw) or Fault("input.malformed", 0, f"no HAR entry: {failure}")
        return replace(piece, kind=Kind.UNREADABLE, fault=fault.moved(piece.offset))
    return replace(piece_of(_call(entry), piece.number, piece.offset), repairs=repairs)


def _call(entry: _Entry) -> Call:
    request = entry.request
    data = request.post_data or _PostData()
    body, missing = body_of(data.text or "", data.encoding or "")
    if not body and not missing:
        missing = _why_missing(data, request.body_size or 0)
    content = entry.response.content if entry.response else _Content()
    text = content.text or ""
    answer = body_of(text, content.encoding or "")[0] if len(text) <= _SHORT else b""
    return Call(request.method, request.url, body, content.mime_type or "", answer, missing, "HAR")


def _why_missing(data: _PostData, size: int) -> str:
    if data.file:
        return f"it was recorded into the file {data.file} beside it, open that one too"
    return f"though {size:,} bytes were sent" if size > 0 else ""


READER = Reader("entry", _sure, _pieces)
