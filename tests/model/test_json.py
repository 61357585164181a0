"""JSON in which no number loses a digit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.json import (
    Json,
    decode,
    encode,
    escape,
    is_json,
    leaves,
    pretty,
    resolve,
    text_of,
    unescape,
)
from tests import shop


@given(shop.values)
def test_what_is_decoded_is_encoded_again(value: Json) -> None:
    """Integers of any size and every digit of a fraction survive."""
    assert decode(encode(value)) == value


@pytest.mark.parametrize("text", ["149.90", "6504934091054997508", "-9223372036854775808", "0.10"])
def test_the_text_of_a_number_survives(text: str) -> None:
    """Trailing zeros and 64-bit ids are written as they were read."""
    value = decode(text.encode())

    assert encode(value).decode() == text
    assert text_of(value) == text


@given(shop.values)
def test_every_leaf_is_found_by_its_pointer(value: Json) -> None:
    """`leaves` and `resolve` agree (RFC 6901)."""
    for pointer, leaf in leaves(value):
        assert resolve(value, pointer) == leaf


@given(st.text())
def test_tokens_are_escaped_and_back(key: str) -> None:
    """~ and / have escapes, in the right order."""
    assert unescape(escape(key)) == key
    assert "/" not in escape(key)


@pytest.mark.parametrize("pointer", ["/a/2", "/a/-1", "/a/x", "/b", "/a/0/c"])
def test_a_pointer_into_nothing_is_a_lookup_error(pointer: str) -> None:
    """Not an index error here and a type error there."""
    with pytest.raises(LookupError):
        resolve({"a": [1, 2]}, pointer)


def test_pretty_does_not_decode() -> None:
    """Number text, key order, duplicate keys and escapes stay as they are."""
    assert pretty(b'{"b":1E2,"a":"\\u00e9","b":[]}') == (
        '{\n  "b": 1E2,\n  "a": "\\u00e9",\n  "b": []\n}'
    )


def test_scalars_as_text() -> None:
    """Text as it is, booleans as JSON has them."""
    assert [text_of(value) for value in ("x", True, None, Decimal("1.50"), [1])] == [
        "x", "true", "null", "1.50", "[1]",
    ]  # fmt: skip


def test_what_is_json() -> None:
    """One whole text, in UTF-8."""
    texts = (b'{"a": 1.5}', b'{"a": ', b"", b'"\xff"', b"{} {}")
    assert [is_json(text) for text in texts] == [True, False, False, False, False]
