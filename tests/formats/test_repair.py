"""Comments and commas too many are blanked out, nothing else is, and every byte stays in place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.formats.repair import in_words, repaired
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, SYNTAX, open_batch


@pytest.mark.parametrize(
    ("raw", "fixed", "words"),
    [
        (b'{"a":1} // x', b'{"a":1}     ', "a comment"),
        (b'/* \n */{"a":1,}', b'   \n   {"a":1 }', "a comment and a comma too many"),
        (b"[1, // x\n 2, /* y */ ]", b"[1,     \n 2          ]", "2 comments and a comma too many"),
        (b'\xef\xbb\xbf{"a":[1,],}', b'   {"a":[1 ] }', "2 commas too many and a byte order mark"),
        (b'{"a":1} /* x', b'{"a":1}     ', "a comment"),
    ],
)
def test_what_is_put_right_and_said(raw: bytes, fixed: bytes, words: str) -> None:
    """Each kind of repair leaves the other bytes where they are and is counted in words."""
    text, repairs = repaired(raw)
    assert text == fixed
    assert in_words(repairs) == words


@pytest.mark.parametrize(
    "raw", [b'{"a":"http://x/*y*/,]"}', b'["\\",1]', b'{"a":"\\"//"}', b"[1,,2]", b"1/2"]
)
def test_texts_and_other_faults_are_left_alone(raw: bytes) -> None:
    """What looks like a comment in a text is text, and two commas are a missing value."""
    assert repaired(raw) == (raw, ())


@given(SYNTAX | st.text('{}[],/*\n "', max_size=40).map(str.encode))
def test_length_and_lines_stay(raw: bytes) -> None:
    """Places in the repaired text are places in the original."""
    text, _ = repaired(raw)
    assert len(text) == len(raw)
    assert [i for i, c in enumerate(text) if c == 10] == [i for i, c in enumerate(raw) if c == 10]


@given(st.lists(st.text(max_size=8)))
def test_sound_text_is_never_changed(values: list[str]) -> None:
    """Nothing in sound JSON is taken for a comment."""
    raw = json.dumps(values, ensure_ascii=False).encode()
    assert repaired(raw)[0] == raw


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b"// one\n" + GOOD, "value 1, byte 0", "a comment"),
        (b"[" + GOOD + b",]", "item 1, byte 69", "a comma too many"),
        (b"[" + GOOD + b", // last\n]", "item 1, byte 69", "a comment and a comma too many"),
        (GOOD[:-1] + b",}", "value 1, byte 67", "a comma too many"),
        (GOOD + b"\n// two\n" + GOOD, "line 3, byte 69", "a comment"),
        (GOOD + b"\n" + GOOD[:-1] + b",}", "line 2, byte 136", "a comma too many"),
    ],
)
def test_a_repaired_record_opens_and_says_so(data: bytes, place: str, what: str) -> None:
    """The batch opens with a finding that says what and where; its original bytes are kept."""
    record = list(read(data))[-1]
    batch = open_batch(record)
    assert isinstance(batch, Batch)
    (finding,) = batch.findings
    assert finding.code == "json.repaired"
    assert dict(finding.values) == {"place": place, "what": what}
    assert data[record.offset :].startswith(record.raw)
    assert len(record.text) == len(record.raw)


def test_a_missing_comma_between_items_is_put_right() -> None:
    """Both items open; the second says that a comma was missing before it."""
    first, second = read(b"[" + GOOD + b"\n" + GOOD + b"]")
    assert first.findings == ()
    assert dict(second.findings[0].values) == {
        "place": "item 2, byte 70",
        "what": "a missing comma",
    }
    assert isinstance(open_batch(second), Batch)


def test_what_stays_broken_keeps_its_own_fault() -> None:
    """A repair does not hide another fault, whose byte is still true."""
    (record,) = read(b'{"events":[], // x\n"mpid":NaN}')
    result = open_batch(record)
    assert isinstance(result, tuple)
    assert result[0].values["place"] == "value 1, byte 26, line 2 of it"
