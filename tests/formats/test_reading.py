"""Anything becomes records; good units open whatever stands beside them."""

import gzip
import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read, read_blocks
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, SYNTAX, check, only_finding, open_batch


@pytest.mark.parametrize(
    ("data", "unit", "places"),
    [
        (GOOD, "value", [(1, 0)]),
        (b"\r\n " + GOOD + b"\n", "value", [(1, 3)]),
        (json.dumps(json.loads(GOOD), indent=1).encode(), "value", [(1, 0)]),
        (GOOD + b"\n" + GOOD, "line", [(1, 0), (2, len(GOOD) + 1)]),
        (b"\n" + GOOD + b"\r\n \r\n" + GOOD, "line", [(2, 1), (4, len(GOOD) + 6)]),
        (b"[" + GOOD + b" ,\n " + GOOD + b"]", "item", [(1, 1), (2, len(GOOD) + 5)]),
        (b"\n[\n" + GOOD + b"\n]\n", "item", [(1, 3)]),
        (b"\xef\xbb\xbf" + GOOD, "value", [(1, 3)]),
    ],
)
def test_container_and_places(data: bytes, unit: str, places: list[tuple[int, int]]) -> None:
    """Value, lines and array are told apart; numbers and offsets are those of the file."""
    records = list(read(data))
    assert {record.unit for record in records} == {unit}
    assert [(record.number, record.offset) for record in records] == places
    assert all(isinstance(open_batch(record), Batch) for record in records)
    assert all(data[r.offset : r.offset + len(r.raw)] == r.raw for r in records)


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_empty_source_says_so(data: bytes) -> None:
    """Nothing but white space is one unreadable record."""
    assert only_finding(data).code == "input.empty"


@pytest.mark.parametrize("data", [b"[]", b' {"log": {"entries": []}}', b" // only words"])
def test_container_without_units_says_so(data: bytes) -> None:
    """A sound file with nothing in it is not passed over in silence."""
    finding = only_finding(data)
    assert finding.code == "input.empty"
    assert "holds no" in finding.values["what"]
    check(data)


def test_foreign_source_says_what_it_is() -> None:
    """What is no text is named instead of pointing at a byte."""
    finding = only_finding(b"%PDF-1.7")
    assert finding.code == "input.foreign"
    assert "PDF" in finding.values["what"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(
        ["events", "event_type", "data", "mpid", "user_identities", "log", "entries", "x"]), inner),
    max_leaves=15,
)  # fmt: skip


@given(st.binary(max_size=200) | SYNTAX)
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    """Whatever the bytes, reading and opening end with records that say something."""
    check(data)


@given(JSON, st.sampled_from([None, 1]))
def test_arbitrary_json_never_raises(value: object, indent: int | None) -> None:
    """Any JSON is read, and is a batch or says why not."""
    check(json.dumps(value, indent=indent).encode())


@given(st.data())
def test_damaged_batch_never_raises(data: st.DataObject) -> None:
    """A batch cut anywhere or with any byte changed is read, with a place inside the source."""
    at = data.draw(st.integers(0, len(GOOD) - 1))
    cut = data.draw(st.booleans())
    byte = data.draw(st.binary(min_size=1, max_size=1))
    check(GOOD[:at] if cut else GOOD[:at] + byte + GOOD[at + 1 :])


def test_steps_to_a_record_are_named_and_numbers_stay_unique() -> None:
    """A list on a line gives several records; its own number as long as none came before."""
    data = GOOD + b"\n\n[" + GOOD + b", " + GOOD + b"]\n" + GOOD + GOOD + b"\n" + GOOD
    records = check(data)
    assert [(record.number, record.place) for record in records] == [
        (1, "line 1, byte 0"),
        (3, "line 3, item 1, byte 71"),
        (4, "line 3, item 2, byte 141"),
        (5, "line 4, byte 211"),
        (6, "line 4, value 2, byte 279"),
        (7, "line 5, byte 348"),
    ]


MANY = 20_000


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\n".join([GOOD] * MANY), id="lines"),
        pytest.param(b"".join([GOOD] * MANY), id="row"),
        pytest.param(b"[" + b",".join([GOOD] * MANY), id="array that never ends"),
        pytest.param(b"[" + b" ".join([GOOD] * MANY) + b",]", id="array without commas"),
        pytest.param(gzip.compress(b"\n".join([GOOD] * MANY)), id="gzip"),
    ],
)
def test_many_units_are_read_in_one_pass(data: bytes) -> None:
    """Every one of many units is there; what were quadratic would not end in time."""
    assert sum(record.raw == GOOD for record in read(data)) == MANY


def test_reading_is_lazy() -> None:
    """The first records are there before the rest is cut."""
    records = read(b"\n".join([GOOD] * MANY))
    assert next(records).number == 1
    assert next(records).number == 2


@pytest.mark.parametrize(
    "text",
    [
        b'{"Records":[ /* first */ {"body":%s,},]}',
        b'// mine\n{"url":"https://a/v2/events","method":"POST","body":%s,}',
        b'{"log":{"version":"1.2","entries":[ /* c */ {"request":{"method":"POST",'
        b'"url":"https://a/v2/events","postData":{"text":%s,}}},]}}',
    ],
)
def test_an_envelope_is_opened_though_it_needs_repair(text: bytes) -> None:
    """What was put right is said of what it holds."""
    (record,) = read(text % json.dumps(GOOD.decode()).encode())
    assert record.raw == GOOD
    assert isinstance(open_batch(record), Batch)
    (finding,) = record.findings
    assert finding.code == "json.repaired"
    assert "too many" in finding.values["what"]


LINES = st.lists(
    st.one_of(
        st.just(GOOD),
        st.sampled_from(
            [b"", b"  ", b"// note", b" // note", b"{", b"[" + GOOD + b"," + GOOD + b"]"]
        ),
        SYNTAX,
    ),
    max_size=8,
)


@given(LINES, st.sampled_from([b"\n", b"\r\n"]), st.booleans(), st.data())
def test_blocks_are_read_as_the_whole_text(
    texts: list[bytes], end: bytes, packed: bool, draw: st.DataObject
) -> None:
    """Wherever they are cut, packed or not, damaged or not: the same records."""
    first = draw.draw(st.sampled_from([b"", b"\xef\xbb\xbf", GOOD + end, GOOD + end + GOOD + end]))
    data = first + end.join(texts)
    if packed:
        data = gzip.compress(data, mtime=0)
        data = data[: draw.draw(st.integers(0, len(data)))] if draw.draw(st.booleans()) else data
        data += draw.draw(st.sampled_from([b"", b"\0\0", b"more", data]))
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(data)), max_size=6)))
    blocks = [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)], strict=True)]

    assert list(read_blocks(blocks)) == list(read(data))


@pytest.mark.parametrize("packed", [False, True])
def test_lines_are_not_held(packed: bool) -> None:
    """The first record comes as soon as two lines are known, the others one by one."""
    chance = Random(1)
    blocks = [b'{"events":[],"x":"%s"}\n' % chance.randbytes(20_000).hex().encode()] * 20
    if packed:
        blocks = [gzip.compress(block, mtime=0) for block in blocks]
    given: list[bytes] = []
    records = read_blocks(given.append(block) or block for block in blocks)

    for number in range(1, 16):
        assert next(records).number == number
        assert len(given) <= number + 3
