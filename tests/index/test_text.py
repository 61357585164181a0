"""Text is found by the records that hold it."""

from itertools import pairwise
from pathlib import Path

import pytest

from inspector.index.text import BLOCK, blocks, holders
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


@pytest.mark.parametrize("needle", ["wishlist shared", '"', "malmö", "no such text", "}]"])
def test_no_record_with_the_text_is_left_out(tmp_path: Path, needle: str) -> None:
    """In any case; of the others few are named."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    count = source.columns.records
    found = holders(source, 0, count, (needle,))
    numbers = source.columns.of_record("number")
    texts = [source.record(int(number)).raw.decode(errors="replace") for number in numbers]
    exact = {n for n, text in enumerate(texts) if needle in text.casefold()}
    assert exact <= set(found)
    if needle.isascii() and needle != "}]":
        assert len(found) <= len(exact) + len(source.kept)
    source.close()


def test_stretches_are_short_and_complete(tmp_path: Path) -> None:
    """A megabyte each in a file, some hundred records in memory; at least one."""
    data = long_text()
    for source in (opened(put(tmp_path, data), PIPELINE), read_whole(data, PIPELINE)):
        count = source.columns.records
        stretches = list(blocks(source, 0, count))
        assert stretches[0][0] == 0
        assert stretches[-1][1] == count
        assert all(a[1] == b[0] for a, b in pairwise(stretches))
        assert len(stretches) >= len(data) // (2 * BLOCK)
        source.close()


def test_in_memory_every_record_may_hold_it() -> None:
    """They are few."""
    source = read_whole(shop.batch_of(shop.custom("A")), PIPELINE)
    assert holders(source, 0, 1, ("b",)) == [0]
