"""Messages of AWS queues and streams that carry a batch: SQS, SNS and Kinesis, as a Lambda function
receives them, as the command line prints them, and one alone."""

import re
from collections.abc import Iterator
from dataclasses import replace

import msgspec

from inspector.formats.array import located
from inspector.formats.nested import ABSENT, held
from inspector.formats.piece import Envelope, Piece


class _Topic(msgspec.Struct):
    message: msgspec.Raw = msgspec.field(default=ABSENT, name="Message")


class _Stream(msgspec.Struct):
    data: msgspec.Raw = ABSENT


class _Message(msgspec.Struct):
    body: msgspec.Raw = ABSENT
    printed: msgspec.Raw = msgspec.field(default=ABSENT, name="Body")
    notice: msgspec.Raw = msgspec.field(default=ABSENT, name="Message")
    sns: _Topic | None = msgspec.field(default=None, name="Sns")
    kinesis: _Stream | None = None

    @property
    def value(self) -> msgspec.Raw:
        """The member that carries the text."""
        if self.sns:
            return self.sns.message
        if self.kinesis:
            return self.kinesis.data
        return next((v for v in (self.body, self.printed, self.notice) if bytes(v)), ABSENT)


class _Queue(msgspec.Struct, rename="pascal"):
    records: list[msgspec.Raw] | None = None
    messages: list[msgspec.Raw] | None = None


_queue = msgspec.json.Decoder(_Queue)
_message = msgspec.json.Decoder(_Message)
_FAILURES = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_KEYS = ("Records", "Messages", "body", "Body", "Message", "Sns", "kinesis")
_JSON_TEXT = re.compile(rb'\s*(?:"\s*(?:\\[nrt])*\s*)?[{\[]')
_SPACE = "message body"


def _holds(raw: bytes) -> bool:
    if items := _items(raw):
        message = _one(bytes(items[0]))
        return message is not None and bool(bytes(message.value))
    message = _one(raw)
    return message is not None and _carries(message)


def _carries(message: _Message) -> bool:
    """Whether it holds JSON, as far as its first character tells; a stream's data is encoded."""
    if message.kinesis:
        return bool(bytes(message.kinesis.data))
    return bool(_JSON_TEXT.match(bytes(message.value)))


def _items(raw: bytes) -> list[msgspec.Raw]:
    try:
        queue = _queue.decode(raw)
    except _FAILURES:
        return []
    return queue.records or queue.messages or []


def _one(raw: bytes) -> _Message | None:
    try:
        return _message.decode(raw)
    except _FAILURES:
        return None


def _pieces(raw: bytes) -> Iterator[Piece]:
    if not (items := _items(raw)):
        yield replace(_opened(Piece(1, 0, raw)), name="")
        return
    for piece in located(raw, raw.find(bytes(items[0])), items):
        yield _opened(piece)


def _opened(piece: Piece) -> Piece:
    message = _one(piece.raw) or _Message()
    found = held(piece.raw, piece.number, message.value, _SPACE, message.kinesis is not None)
    fault = found.fault.moved(piece.offset) if found.fault else None
    return replace(found, offset=piece.offset + found.offset, fault=fault)


ENVELOPE = Envelope("message", _KEYS, _holds, _pieces)
