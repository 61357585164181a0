"""The scanner accepts what RFC 8259 accepts and names the first byte that breaks it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.scanner import MAX_DEPTH, MAX_NUMBER, find_fault, scan

FAULTS = [
    (b'{"a":1,}', "input.malformed", 7, "comma stands before “}”"),
    (b"[1,]", "input.malformed", 3, "comma stands before “]”"),
    (b'{"a":NaN}', "input.malformed", 5, "NaN is not a number"),
    (b"[-Infinity]", "input.malformed", 1, "-Infinity is not a number"),
    (b'{"a":True}', "input.malformed", 5, "“True” is no JSON value"),
    (b"{'a':1}", "input.malformed", 1, "single quotes"),
    (b"{a:1}", "input.malformed", 1, "“a” is not the beginning"),
    (b"{1:2}", "input.malformed", 1, "a key in double quotes"),
    (b'{"a" 1}', "input.malformed", 5, "a colon"),
    (b'{"a":1 "b":2}', "input.malformed", 7, "a comma was expected"),
    (b"[1}", "input.malformed", 2, "a comma was expected"),
    (b"[01]", "input.malformed", 1, "01 is not written"),
    (b"[1.]", "input.malformed", 1, "1. is not written"),
    (b"[+1]", "input.malformed", 1, "+1 is not written"),
    (b"// x\n1", "input.malformed", 0, "a comment"),
    (b'["a\nb"]', "input.malformed", 3, "a line break"),
    (b'["a\x01"]', "input.malformed", 3, "a control character"),
    (b'["\\x"]', "input.malformed", 2, "no JSON escape"),
    (b"{} {}", "input.malformed", 3, "more text follows"),
    (b"\x00", "input.malformed", 0, "a zero byte"),
    (b"", "input.truncated", 0, "middle of a value"),
    (b'{"a":[1', "input.truncated", 7, "middle of a list"),
    (b'{"a"', "input.truncated", 4, "middle of an object"),
    (b'["ab', "input.truncated", 4, "inside a text"),
    (b'["ab\\u00', "input.truncated", 8, "inside a text"),
    (b'["ab\xc3', "input.truncated", 5, "inside a text"),
    (b'{"a":tru', "input.truncated", 8, "middle of a value"),
    (b'{"a":12.', "input.truncated", 8, "middle of a value"),
    (b'["a\xffb"]', "input.encoding", 3, "0xFF"),
    (b'["\xed\xa0\x80"]', "input.encoding", 2, "0xED"),
    (b'["\\ud83d x"]', "input.surrogate", 2, "\\ud83d is half a character"),
    (b'["\\udc00"]', "input.surrogate", 2, "\\udc00 is half"),
    (b'["\\ud83dx\\ude00"]', "input.surrogate", 2, "\\ud83d is half"),
    (b"[" * 5000 + b"]" * 5000, "input.depth", MAX_DEPTH, "nested more than"),
    (b"[" + b"1" * 5000 + b"]", "input.number", 1, "5,000 digits"),
    (b"[1e999999999999999999999]", "input.number", 1, "too large or too small"),
]


@pytest.mark.parametrize(("raw", "code", "offset", "what"), FAULTS)
def test_fault_is_named_at_its_byte(raw: bytes, code: str, offset: int, what: str) -> None:
    """Every kind of fault has its code, its exact byte and words that name it."""
    fault = find_fault(raw)
    assert fault is not None
    assert (fault.code, fault.offset) == (code, offset)
    assert what in fault.what


@pytest.mark.parametrize(
    "raw",
    [
        b'"\\ud83d\\ude00"',
        b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
        b"1" * MAX_NUMBER,
        b" \r\n\t[-0, 0.50, 1E+3, 1e-3, true, false, null] ",
        '{"ключ": "é😀", "": []}'.encode(),
    ],
)
def test_sound_text_has_no_fault(raw: bytes) -> None:
    """The limits themselves, pairs of escapes and every kind of value are sound."""
    assert find_fault(raw) is None


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
"""Without lone surrogates, which are a fault of their own."""
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(JSON, st.booleans())
def test_all_that_json_writes_is_sound(value: object, escaped: bool) -> None:
    """Text another library wrote has no fault, escaped or not, and its tokens lie in order."""
    raw = json.dumps(value, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    assert find_fault(raw) is None
    places = [(token.start, token.end) for token in scan(raw)]
    assert all(start < end for start, end in places)
    assert all(places[n][1] <= places[n + 1][0] for n in range(len(places) - 1))


@given(st.binary(max_size=60) | st.text('{}[]:,"\\u0123eE.-+tfn \n', max_size=40).map(str.encode))
def test_agrees_with_another_parser(raw: bytes) -> None:
    """There is a fault exactly where the standard library cannot read the text either."""
    fault = find_fault(raw)
    try:
        json.loads(raw.decode(), parse_constant=lambda word: 1 / 0)
    except (ValueError, ZeroDivisionError):
        assert fault is not None
        assert 0 <= fault.offset <= len(raw)
    else:
        assert fault is None or fault.code in ("input.surrogate", "input.number")
