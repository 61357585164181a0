"""A line by itself is what it is in the whole text."""

import pytest

from inspector.formats import is_lines, line_records, read, sort_out
from tests import shop

BATCH = shop.batch_of(shop.custom())
LINES = [BATCH, b'{"request_type":"alias"}', b"[" + BATCH + b"," + BATCH + b"]", b"{", BATCH]


@pytest.mark.parametrize("number", range(len(LINES)))
def test_every_kind_of_line(number: int) -> None:
    """Places and names included; numbers as long as no line before held several."""
    before = [line for line in LINES[:number] if line[:1] != b"["]
    text = b"\n".join([BATCH, BATCH, *before, LINES[number]])
    line = LINES[number]
    count = text.count(b"\n") + 1
    offset = len(text) - len(line)
    whole = [sort_out(record) for record in read(text) if record.offset >= offset]
    records = list(line_records(count, offset, line, packed=False))
    assert [(r.raw, r.kind, r.place, r.findings) for r in records] == [
        (r.raw, r.kind, r.place, r.findings) for r in whole
    ]
    assert records[0].number == count


def test_lines_are_told_from_their_beginning() -> None:
    """With a byte order mark, and not where the text is something else."""
    head = BATCH + b"\n" + BATCH + b"\n"
    assert is_lines(head)
    assert is_lines(b"\xef\xbb\xbf" + head)
    assert not is_lines(BATCH)
    assert not is_lines(b"[\n" + BATCH + b",\n")
