"""JSON as this program reads and writes it: no number ever loses a digit.

Integers stay exact at any size the decoder takes; every other number is a `Decimal`, so
`149.90` is still `149.90` when it is written again and a 64-bit id never passes a float.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeAlias, cast

import msgspec

Json: TypeAlias = "bool | int | Decimal | str | list[Json] | dict[str, Json] | None"

_decoder = msgspec.json.Decoder(float_hook=Decimal)
_encoder = msgspec.json.Encoder(decimal_format="number")


def decode(raw: bytes) -> Json:
    """The value of `raw`. Raises what msgspec raises; `inspector.formats` puts that into words."""
    return cast("Json", _decoder.decode(raw))


def encode(value: Any) -> bytes:
    """`value` as compact UTF-8 JSON, keys in the order they were put in."""
    return _encoder.encode(value)


def pretty(raw: bytes) -> str:
    """`raw` laid out two spaces a level without decoding it: number text, key order, duplicate
    keys and escapes stay as they are. Text that is not UTF-8 shows replacement characters."""
    return msgspec.json.format(raw, indent=2).decode(errors="replace")


def is_json(raw: bytes) -> bool:
    """Whether `raw` is one JSON text that can be decoded."""
    try:
        decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ArithmeticError, ValueError):
        return False
    return True


class _Events(msgspec.Struct):
    events: list[msgspec.Raw] = msgspec.field(default_factory=list)


def raw_events(raw: bytes) -> list[bytes]:
    """The text of each item of a batch's `events`, exactly as it stands in `raw`; nothing where
    there is no such list."""
    try:
        return [bytes(item) for item in msgspec.json.decode(raw, type=_Events).events]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []


def raw_members(raw: bytes) -> dict[str, bytes]:
    """The text of each member of an object, exactly as it stands in `raw`; nothing where `raw` is
    no object."""
    try:
        members = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return {key: bytes(value) for key, value in members.items()}


def leaves(value: Json, pointer: str = "") -> Iterator[tuple[str, Json]]:
    """Every leaf below `value` with its RFC 6901 pointer. An empty object or list is a leaf."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from leaves(item, f"{pointer}/{escape(key)}")
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")
    else:
        yield pointer, value


def escape(key: str) -> str:
    """One pointer token (RFC 6901, section 3)."""
    return key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key


def unescape(token: str) -> str:
    """The key a pointer token stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def resolve(value: Json, pointer: str) -> Json:
    """What `pointer` names in `value`. Raises LookupError where there is nothing."""
    for token in pointer.split("/")[1:]:
        if isinstance(value, list):
            if not token.isdecimal() or int(token) >= len(value):
                raise LookupError(pointer)
            value = value[int(token)]
        elif isinstance(value, dict):
            value = value[unescape(token)]
        else:
            raise LookupError(pointer)
    return value


def text_of(value: Json) -> str:
    """A scalar as text with the digits of its source; JSON text for anything else."""
    if isinstance(value, str):
        return value
    if value.__class__ is Decimal or value.__class__ is int:
        return str(value)
    return encode(value).decode()
