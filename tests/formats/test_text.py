"""Values keep every digit, repeated keys are found wherever they stand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.scanner import Fault
from inspector.formats.text import value_of
from inspector.model.json import encode


def test_numbers_keep_every_digit() -> None:
    """Neither a 64-bit id, nor a larger number, nor a trailing zero is changed."""
    raw = b"[-8662059857093091527,18446744073709551616,149.90,1E+2]"
    value, _ = value_of(raw)
    assert value == [-8662059857093091527, 18446744073709551616, Decimal("149.90"), 100]
    assert encode(value) == raw


@pytest.mark.parametrize(
    "raw",
    [b"1" * 5000, b"0." + b"1" * 5000, b"1e1001", b"-1E-99999999", b"[" * 300 + b"]" * 300],
)
def test_what_is_too_big_is_a_fault(raw: bytes) -> None:
    """What a later stage could choke on never becomes a value, though the decoder takes it."""
    with pytest.raises(Fault) as caught:
        value_of(raw)
    assert caught.value.code in ("input.number", "input.depth")


def test_repeated_keys_have_pointer_and_byte() -> None:
    """Each repetition is named with its pointer and the byte of the later key; the last counts."""
    raw = b'{"a":[0,{"x/y":1,"x\\/y":2}],"a":{"b":1,"c":{},"b":2}}'
    value, repeated = value_of(raw)
    assert value == {"a": {"b": 2, "c": {}}}
    found = [(key.pointer, key.key, key.offset) for key in repeated]
    assert found == [
        ("/a/1/x~1y", "x/y", raw.index(b'"x\\/y"')),
        ("/a", "a", raw.rindex(b'"a"')),
        ("/a/b", "b", raw.rindex(b'"b"')),
    ]


@pytest.mark.parametrize("raw", [b'{"a":"\\":","b":{"a":1}}', b'[{"a":1},{"a":2}]', b'"a"'])
def test_the_same_key_in_different_objects_is_no_repetition(raw: bytes) -> None:
    """Only keys of one and the same object repeat each other, whatever texts look like."""
    assert value_of(raw)[1] == ()


@given(st.lists(st.sampled_from(["a", "b", 'c"', "d\\", "é", '":']), max_size=6))
def test_repetition_is_found_exactly_when_there_is_one(keys: list[str]) -> None:
    """The cheap count never hides a repeated key, even with quotes and backslashes in keys."""
    raw = b"{" + b",".join(encode(key) + b":1" for key in keys) + b"}"
    _, repeated = value_of(raw)
    assert len(repeated) == len(keys) - len(set(keys))
