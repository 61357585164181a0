"""Requests as the journal keeps them: compressed, because a run has many that look alike."""

import zlib

from inspector.model.mapping import Request

_QUICK = 1


def pack(request: Request) -> bytes:
    """The exact bytes of a request's body, packed."""
    return zlib.compress(request.encoded(), _QUICK)


def unpack(packed: bytes) -> bytes:
    """The exact bytes of the body."""
    return zlib.decompress(packed)
