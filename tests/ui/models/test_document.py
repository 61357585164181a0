"""Lines, pointers and marks of a document."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.model.json import Json, decode, encode, leaves, resolve
from inspector.ui.models.document import Document, Section, build, original

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=25,
)


def one(raw: bytes, prefix: str = "") -> Document:
    return build([Section("", raw, prefix)])


@given(JSON)
def test_every_leaf_has_the_line_it_stands_on(value: Json) -> None:
    """Whatever the keys and values are, a pointer leads to the line that shows its value."""
    document = one(encode(value), "/events/7")
    for pointer, leaf in leaves(value, "/events/7"):
        line = document.line_of(pointer)
        assert document.pointer(line) == pointer
        text = document.texts[line].removesuffix(",")
        assert text.endswith(encode(leaf).decode())


@given(JSON)
def test_containers_close_where_they_open(value: Json) -> None:
    """The opening and the closing line of a container have its pointer and its indent."""
    document = one(encode(value))
    for start in range(len(document)):
        if (end := document.end(start)) is None:
            continue
        assert document.pointer(start) == document.pointer(end)
        assert isinstance(resolve(value, document.pointer(start)), (dict, list))
        first, last = document.texts[start], document.texts[end]
        assert len(first) - len(first.lstrip()) == len(last) - len(last.lstrip())


@given(JSON)
def test_the_text_is_still_the_value(value: Json) -> None:
    """Putting the lines together gives the JSON back."""
    document = one(encode(value))
    assert decode(document.joined(range(len(document))).encode()) == value


def test_text_stays_exact() -> None:
    """Numbers, escapes and key order are shown as they are found."""
    document = one(b'{"b": 1.50, "a": 1E5, "big": 12345678901234567890123, "e": "\\u0041/\\n"}')
    assert [text.strip(" ,") for text in document.texts[1:-1]] == [
        '"b": 1.50',
        '"a": 1E5',
        '"big": 12345678901234567890123',
        '"e": "\\u0041/\\n"',
    ]


def test_of_duplicate_keys_the_last_one_counts() -> None:
    """As in every decoder, so that a mark stands on the value that was used."""
    document = one(b'{"a": 1, "a": 2}')
    assert document.line_of("/a") == 2
    assert document.pointer(1) == "/a"


def test_sections_have_headings_and_their_own_prefix() -> None:
    """Line numbers go on; a heading has none."""
    document = build([Section("", b'{"a":1}', "/0"), Section("batch", b'{"b":2}', "")])
    assert document.texts[3] == "batch"
    assert list(map(document.number, range(7))) == [1, 2, 3, 0, 4, 5, 6]
    assert document.last_number == 6
    assert document.headings == {3: 6}
    assert document.fold_end(3) == 6
    assert document.line_of("/0/a") == 1
    assert document.line_of("/b") == 5


def test_the_value_of_a_line_is_what_a_person_wants() -> None:
    """Strings without quotes and escapes, containers whole, no trailing comma, no key."""
    document = one(b'{"s": "a\\"b\\u0041", "n": 1.50, "o": {"x": [1]}, "e": [], "z": null}')
    values = [document.value_text(document.line_of(f"/{key}")) for key in "snoez"]
    assert values == ['a"bA', "1.50", '{\n  "x": [\n    1\n  ]\n}', "[]", "null"]
    assert document.value_text(document.end(document.line_of("/o"))) == values[2]


def test_original_text_is_byte_for_byte() -> None:
    """Broken into rows that fit, and put together again without a trace."""
    raw = b'{"a":   1,\n"b": "' + b"x" * 90 + b'"}'
    document = original([("", raw)], 40)
    assert max(map(len, document.texts)) == 40
    assert [number for number in document.numbers if number] == [1, 2]
    assert document.joined(range(len(document))).encode() == raw


def test_bytes_that_are_no_text_show_replacements() -> None:
    """A record that is not UTF-8 still can be looked at."""
    assert original([("", b'{"a": \xff')], 80).texts == ['{"a": \ufffd']
