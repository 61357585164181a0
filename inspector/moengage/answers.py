"""What a server said, as it may be kept and shown: cut to size, and without the key."""

from collections.abc import Iterable

import msgspec

from inspector.model.delivery import Answer
from inspector.model.workspace import Secret

_MAX_KEPT = 64 * 1024
"""Bytes of an answer that are kept: MoEngage answers in a few hundred, a sign-in page in more."""


def answer_of(
    status: int,
    headers: Iterable[tuple[str, str]],
    body: bytes,
    hidden: tuple[Secret, ...],
) -> Answer:
    """The answer as a value. Where it repeats what is `hidden`, that is taken out first."""
    body = _without(body, hidden)
    said = _refusal(body)
    return Answer(
        status=status,
        body=body[:_MAX_KEPT],
        headers=tuple((name.lower(), _shown(value, hidden)) for name, value in headers),
        error_type=said.type,
        message=said.message,
        request_id=said.request_id,
    )


class _Refusal(msgspec.Struct):
    type: str = ""
    message: str = ""
    request_id: str = ""


class _Envelope(msgspec.Struct):
    error: _Refusal = msgspec.field(default_factory=_Refusal)
    request_id: str = ""


def _shown(value: str, hidden: tuple[Secret, ...]) -> str:
    raw = value.encode("utf-8", "surrogateescape")  # a header may be any bytes
    return _without(raw, hidden).decode("utf-8", "replace")


def _without(text: bytes, hidden: tuple[Secret, ...]) -> bytes:
    for secret in hidden:
        if value := secret.reveal().encode():
            text = text.replace(value, b"****")
    return text


def _refusal(body: bytes) -> _Refusal:
    try:
        envelope = msgspec.json.decode(body, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Refusal()
    if not envelope.error.request_id:
        envelope.error.request_id = envelope.request_id
    return envelope.error
