"""HAR 1.2: recorded browser traffic. Bodies that carry batches are read, the rest is counted."""

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inspector.formats.array import located, walked
from inspector.formats.piece import Piece, Reader
from inspector.formats.scanner import Fault, find_fault
from inspector.formats.shapes import is_batch
from inspector.formats.text import value_of
from inspector.model.batch import Kind


class _PostData(msgspec.Struct):
    text: str | None = None


class _Request(msgspec.Struct, rename="camel"):
    method: str
    url: str
    post_data: _PostData | None = None


class _Content(msgspec.Struct, rename="camel"):
    mime_type: str = ""


class _Response(msgspec.Struct):
    content: _Content = msgspec.field(default_factory=_Content)


class _Entry(msgspec.Struct):
    request: _Request
    response: _Response = msgspec.field(default_factory=_Response)


class _Log(msgspec.Struct):
    entries: list[msgspec.Raw]


class _Har(msgspec.Struct):
    log: _Log


_whole = msgspec.json.Decoder(_Har)
_entry = msgspec.json.Decoder(_Entry)

_HEAD = re.compile(rb'\s*\{\s*"log"\s*:\s*\{')
_ENTRIES = re.compile(rb'"entries"\s*:\s*\[')

_EVENTS = re.compile(r"/v\d+/(?:JS/)?(?:[^/]+/)?(?:bulk)?events/?$", re.IGNORECASE)
_LABELS = (
    (re.compile(r"/(?:identify|login|logout|modify|search)/?$", re.IGNORECASE), "identity call"),
    (re.compile(r"/alias/?$", re.IGNORECASE), "alias call"),
    (re.compile(r"/forwarding/?$", re.IGNORECASE), "forwarding statistics"),
    (re.compile(r"/(?:JS|v\d+)/[^/]+/config/?$", re.IGNORECASE), "configuration"),
)
"""mParticle's other endpoints by their path."""
_MIME = (
    ("html", "page"),
    ("javascript", "script"),
    ("css", "style sheet"),
    ("image/", "image"),
    ("font", "font"),
    ("json", "data"),
)


def _sure(data: bytes) -> float:
    return 0.98 if _HEAD.match(data) and _ENTRIES.search(data) else 0.0


def _pieces(data: bytes) -> Iterator[Piece]:
    match = _ENTRIES.search(data)
    start = match.end() if match else len(data)
    try:
        entries = _whole.decode(data).log.entries
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        cut = walked(data, start, alone=False)
    else:
        first = data.find(bytes(entries[0])) if entries else start
        cut = located(data, first, entries)
    for piece in cut:
        yield piece if piece.fault else _opened(piece)


def _opened(piece: Piece) -> Piece:
    try:
        entry = _entry.decode(piece.raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as failure:
        fault = find_fault(piece.raw) or Fault("input.malformed", 0, f"no HAR entry: {failure}")
        return replace(piece, kind=Kind.UNREADABLE, fault=fault.moved(piece.offset))
    body = (entry.request.post_data.text or "") if entry.request.post_data else ""
    path = entry.request.url.partition("?")[0].partition("#")[0]
    if entry.request.method.upper() == "POST":
        if _EVENTS.search(path) and not body:
            what = "events were posted, but the recording does not hold the body"
            fault = Fault("input.no_body", piece.offset, what)
            return replace(piece, kind=Kind.UNREADABLE, fault=fault)
        if _EVENTS.search(path) or _holds_batch(body):
            return replace(piece, raw=body.encode())
    return replace(piece, raw=body.encode(), kind=Kind.OTHER, label=_label(entry, path))


def _holds_batch(body: str) -> bool:
    """Whether a body posted elsewhere is a batch: an SDK may send through a proxy's own path."""
    if '"events"' not in body:
        return False
    try:
        return is_batch(value_of(body.encode())[0])
    except Fault:
        return False


def _label(entry: _Entry, path: str) -> str:
    method = entry.request.method.upper()
    if method == "OPTIONS":
        return "preflight"
    for pattern, label in _LABELS:
        if pattern.search(path):
            return label
    mime = entry.response.content.mime_type.lower()
    kind = next((word for part, word in _MIME if part in mime), "request")
    return f"{method} {kind}"


READER = Reader("entry", _sure, _pieces)
