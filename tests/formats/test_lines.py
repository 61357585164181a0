"""Lines stand for themselves: a bad one costs nobody else."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.model.batch import Batch
from tests.formats.helpers import GOOD, SYNTAX, check, findings, open_batch


def test_truncated_last_line_leaves_the_others() -> None:
    """A cut last line is named with its number and the byte where the text ends."""
    data = GOOD + b"\n" + GOOD + b"\n" + GOOD[:30]
    *good, last = read(data)
    assert all(isinstance(open_batch(record), Batch) for record in good)
    (finding,) = findings(last)
    assert finding.code == "input.truncated"
    assert finding.values["place"] == f"line 3, byte {len(data)}"


BAD_LINE = SYNTAX.filter(lambda raw: b"\n" not in raw and b"\r" not in raw and raw.strip() != b"")


@given(st.lists(BAD_LINE | st.just(GOOD), max_size=8), st.sampled_from([b"\n", b"\r\n"]))
def test_good_lines_open_beside_bad_ones(lines: list[bytes], end: bytes) -> None:
    """In a file of lines, every good line opens, whatever the others are."""
    records = check(end.join([GOOD, *lines, GOOD]))
    found = {r.name for r in records if r.raw == GOOD and isinstance(open_batch(r), Batch)}
    assert found == {f"line {n}" for n, line in enumerate([GOOD, *lines, GOOD], 1) if line == GOOD}
