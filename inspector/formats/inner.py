"""What a unit holds that holds more than itself: an array, values in a row, an envelope."""

from collections.abc import Iterator

import msgspec

from inspector.formats import array, charles, queue, request, value, wiremock
from inspector.formats.piece import Envelope, Piece
from inspector.formats.repair import blank_until
from inspector.formats.walk import is_whole, sound_end

ENVELOPES = (charles.ENVELOPE, request.ENVELOPE, queue.ENVELOPE, wiremock.ENVELOPE)
"""Every JSON object that carries others."""

_keys = tuple(dict.fromkeys(key for envelope in ENVELOPES for key in envelope.keys))
_Signs = msgspec.defstruct("_Signs", [(key, msgspec.Raw, msgspec.Raw()) for key in _keys])
_signs = msgspec.json.Decoder(_Signs)
_NO_SIGNS = _Signs()


def look(raw: bytes) -> tuple[bool, Envelope | None]:
    """Whether `raw` is sound, and which envelope it is, if it is one. One pass over most."""
    if raw[:1] != b"{":
        return is_whole(raw), None
    try:
        found = _signs.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False, None
    if found == _NO_SIGNS:
        return True, None
    signs = msgspec.structs.asdict(found)
    for envelope in ENVELOPES:
        if any(bytes(signs[key]) for key in envelope.keys) and envelope.holds(raw):
            return True, envelope
    return True, None


def inner(raw: bytes, sound: bool, envelope: Envelope | None) -> tuple[str, Iterator[Piece]] | None:
    """The unit and pieces of a unit that holds several, or one in an envelope."""
    if envelope:
        return envelope.unit, envelope.pieces(raw)
    at = blank_until(raw, 0)
    if raw[at : at + 1] == b"[":
        below = blank_until(raw, at + 1)
        return ("item", array.pieces(raw)) if raw[below : below + 1] in (b"{", b"[") else None
    if sound or raw[at : at + 1] != b"{":
        return None
    several = 0 < sound_end(raw, at)[0] < len(raw)
    return ("value", value.pieces(raw)) if several else None
