"""What a recorded HTTP request is, from its address and its body (facts: mParticle's endpoints)."""

import base64
import binascii
import re
from dataclasses import dataclass

from inspector.formats import identity
from inspector.formats.piece import Piece
from inspector.formats.scanner import Fault
from inspector.formats.shapes import is_batch
from inspector.formats.text import value_of
from inspector.model.batch import Kind

ANSWER = "ANSWER"
"""The method of a call that tells what somebody answered to another one."""
BODY = "posted body"
"""What the text of a request is called in a place."""

_EVENTS = re.compile(r"/v\d+/(?:JS/)?(?:[^/]+/)?(?:bulk)?events(?:/historical)?/?$", re.IGNORECASE)
_LABELS = (
    (
        re.compile(r"/v\d+/(?:-?\d+/)?(?:identify|login|logout|modify|search)/?$", re.IGNORECASE),
        identity.LABEL,
    ),
    (re.compile(r"/alias/?$", re.IGNORECASE), "alias call"),
    (re.compile(r"/forwarding/?$", re.IGNORECASE), "forwarding statistics"),
    (re.compile(r"/(?:JS|v\d+)/[^/]+/config/?$", re.IGNORECASE), "configuration"),
)
"""mParticle's other endpoints by their path."""
_IDENTITY = re.compile(rb'"(?:known_identities|identity_changes)"\s*:')
"""Customers have identity calls under addresses of their own."""
_MIME = (
    ("html", "page"),
    ("javascript", "script"),
    ("css", "style sheet"),
    ("image/", "image"),
    ("font", "font"),
    ("json", "data"),
)
_GARBLED = ("\x1f\ufffd", "\ufffd\ufffd")
"""How compressed bytes begin that were taken for UTF-8 text."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request as a recording tells of it."""

    method: str
    url: str
    body: bytes = b""
    mime: str = ""
    """The answer's type, where it was recorded."""
    answer: bytes = b""
    """The answer's text, where it was recorded and is short."""
    missing: str = ""
    """Why there is no body, where the recording tells."""
    teller: str = "recording"
    """What tells of it, for a sentence: `HAR`."""


def piece_of(call: Call, number: int, offset: int) -> Piece:
    """The body to be opened, or what the request was if it carries no events."""
    method = call.method.upper()
    path = call.url.partition("?")[0].partition("#")[0]
    if method == "POST":
        events = bool(_EVENTS.search(path))
        if events and not call.body:
            what = f"the {call.teller} has no body for this events call"
            what = f"{what}, {call.missing}" if call.missing else what
            fault = Fault("input.no_body", offset, what)
            return Piece(number, offset, b"", Kind.UNREADABLE, fault)
        if events or _holds_batch(call.body):
            return Piece(number, offset, call.body, space=BODY)
    label = _label(method, path, call.mime)
    if method == "POST" and _IDENTITY.search(call.body):
        label = identity.LABEL
    about = f"{method} {call.url.partition('?')[0]}".strip()
    answer = call.answer if label == identity.LABEL else b""
    return Piece(
        number, offset, call.body, Kind.OTHER, label=label, about=about, answer=answer, space=BODY
    )


def body_of(text: str, encoding: str = "") -> tuple[bytes, str]:
    """The bytes of a body written as text, and why they are none if they cannot be had."""
    if encoding.casefold() == "base64":
        try:
            return base64.b64decode("".join(text.split()), validate=True), ""
        except (binascii.Error, ValueError):
            return b"", "what stands in its place is no base64"
    if text.startswith("\x1f\x8b"):
        try:
            return text.encode("latin-1"), ""
        except UnicodeEncodeError:
            return b"", "it was compressed and the recording garbled it"
    if text.startswith(_GARBLED):
        return b"", "it was compressed and the recording garbled it"
    return text.encode(errors="replace"), ""


def _holds_batch(body: bytes) -> bool:
    """Whether a body posted elsewhere is a batch: an SDK may send through a proxy's own path."""
    if b'"events"' not in body and b'"msgs"' not in body:
        return False
    try:
        tree = value_of(body)[0]
    except Fault:
        return False
    first = tree[0] if isinstance(tree, list) and tree else tree
    return is_batch(first)


def _label(method: str, path: str, mime: str) -> str:
    if method == "OPTIONS":
        return "preflight"
    if method == ANSWER:
        return "upstream answer"
    for pattern, label in _LABELS:
        if pattern.search(path):
            return label
    kind = next((word for part, word in _MIME if part in mime.lower()), "request")
    return f"{method} {kind}" if method else kind
