"""Going over a file shows what reading it whole shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.index.row import Row
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def unjudged(row: Row) -> Row:
    """The row before its verdict is known."""
    return replace(row, verdict=None, badge="", codes=(), severity=None, maps_to="")


def agree(source: Source, whole: Source) -> None:
    """Every row, and some records."""
    assert len(source) == len(whole)
    for number in range(len(source)):
        row, expected = source.row(number), whole.row(number)
        assert row == (unjudged(expected) if row.verdict is None else expected)
        if number % 20 == 0 or number < 200:
            key = row.key.record
            assert source.record(key) == whole.record(key)
            assert source.find(row.key) == number


@pytest.mark.parametrize("packed", [False, True])
def test_rows_and_records_are_the_same(tmp_path: Path, packed: bool) -> None:
    """Of plain batches, other dialects, damaged lines, arrays and other traffic; also unpacked."""
    path = put(tmp_path, long_text(), packed)
    source = opened(path, PIPELINE)
    agree(source, read_whole(path.read_bytes(), PIPELINE))
    assert source.file is not None
    source.close()


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    """Offsets count it all the same."""
    data = b"\xef\xbb\xbf" + long_text(seed=5)
    source = opened(put(tmp_path, data), PIPELINE)
    agree(source, read_whole(data, PIPELINE))
    source.close()


def test_the_first_screen_has_verdicts_at_once(tmp_path: Path) -> None:
    """The rest is judged behind."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    assert source.row(0).verdict is not None
    assert source.row(len(source) - 1).verdict is None
    source.close()


def test_lines_of_windows_are_plain_too(tmp_path: Path) -> None:
    """A carriage return belongs to the line break."""
    data = long_text(seed=7).replace(b"\n", b"\r\n")
    source = opened(put(tmp_path, data), PIPELINE)
    agree(source, read_whole(data, PIPELINE))
    assert len(source.columns.batch_ids) < source.columns.records // 4
    source.close()


def test_real_lines(shared_data: Path, tmp_path: Path) -> None:
    """What a browser sent, often enough to be a long file."""
    data = (shared_data / "web-v3" / "batches-a.ndjson").read_bytes().rstrip() + b"\n"
    data *= 1 + (2 << 20) // len(data)
    source = opened(put(tmp_path, data), PIPELINE)
    agree(source, read_whole(data, PIPELINE))
    source.close()
