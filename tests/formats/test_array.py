"""A damaged array gives up its good items and names the damage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, check, open_batch


@pytest.mark.parametrize(
    ("data", "good", "code", "offset"),
    [
        (b"[" + GOOD + b"," + GOOD[:20], 1, "input.truncated", len(GOOD) + 22),
        (b"[" + GOOD + b"," + GOOD, 2, "input.truncated", 2 * len(GOOD) + 2),
        (b"[" + GOOD + b",", 1, "input.truncated", len(GOOD) + 2),
        (b"[" + GOOD + b",," + GOOD + b"]", 2, "input.malformed", len(GOOD) + 2),
        (b"[" + GOOD + b"] x", 1, "input.malformed", len(GOOD) + 3),
        (b'[{"mpid":NaN},' + GOOD + b"]", 1, "input.malformed", 9),
    ],
)
def test_damaged_array_keeps_its_good_items(data: bytes, good: int, code: str, offset: int) -> None:
    """Items before and after the damage open, the damage is one record with its byte."""
    results = [open_batch(record) for record in read(data)]
    assert sum(isinstance(result, Batch) for result in results) == good
    (bad,) = [result for result in results if not isinstance(result, Batch)]
    assert bad[0].code == code
    assert bad[0].values["place"].endswith(f"byte {offset}")


BAD_ITEM = st.sampled_from(
    [b'{"mpid":NaN}', b'{"a":1,}', b"[1 2]", b'"\xff"', b'"\\ud800"', b"tru"]
)


@given(st.lists(BAD_ITEM | st.just(GOOD), min_size=1, max_size=8))
def test_good_items_open_beside_bad_ones(items: list[bytes]) -> None:
    """In an array, every good item opens beside items with faults of their own."""
    records = check(b"[\n" + b",\n".join(items) + b"\n]")
    good = [r.number for r in records if isinstance(open_batch(r), Batch)]
    assert good == [n for n, item in enumerate(items, 1) if item == GOOD]
