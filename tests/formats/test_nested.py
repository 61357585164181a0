"""A member's text is found whether it was written as a string or as the value itself."""

import base64

import msgspec
import pytest

from inspector.formats.nested import ABSENT, carried, held
from inspector.formats.traffic import Call
from inspector.model.batch import Kind
from tests.formats.helpers import GOOD


def raw(text: bytes) -> msgspec.Raw:
    """A member as it stands in the file."""
    return msgspec.Raw(text)


def test_a_string_is_a_text_of_its_own() -> None:
    """Its escapes are taken out, so its bytes stand nowhere in the file."""
    piece = held(b'{"body":"{\\"a\\":1}"}', 1, raw(b'"{\\"a\\":1}"'), "message body", False)
    assert (piece.raw, piece.space) == (b'{"a":1}', "message body")


def test_a_value_keeps_its_byte() -> None:
    """An object stands in the file as it is."""
    whole = b'{"id":1,"body":{"a":1}}'
    piece = held(whole, 1, raw(b'{"a":1}'), "message body", False)
    assert (piece.raw, piece.space, piece.offset) == (b'{"a":1}', "", whole.index(b'{"a"'))


def test_an_encoded_string_is_decoded() -> None:
    """As streams and gateways write it."""
    text = b'"' + base64.b64encode(GOOD) + b'"'
    assert held(b"", 1, raw(text), "message body", True).raw == GOOD


@pytest.mark.parametrize("value", [ABSENT, raw(b"null"), raw(b"5"), raw(b'""'), raw(b'"\\x"')])
def test_what_holds_no_text_is_a_fault(value: msgspec.Raw) -> None:
    """Nothing, another kind of value, an empty text, a damaged one."""
    fault = held(b"{}", 1, value, "message body", False).fault
    assert fault is not None
    assert fault.code == "input.no_body"


def test_the_call_decides_about_its_body() -> None:
    """The body of an events call is opened, that of another is kept beside its label."""
    value, whole = raw(b'{"a":1}'), b'{"body":{"a":1}}'
    events = carried(whole, 1, value, False, Call("POST", "/v2/events"))
    other = carried(whole, 1, value, False, Call("POST", "/v1/identify"))
    assert (events.kind, events.offset) == (Kind.BATCH, 8)
    assert (other.kind, other.label) == (Kind.OTHER, "identity call")
