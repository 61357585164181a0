"""Long files are gone over, short ones are read whole; work can be held up and ended."""

import threading
from pathlib import Path

import pytest

from inspector.index.files import Gate, open_file
from inspector.index.source import Chunk, Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def test_a_short_file_is_judged_at_once(tmp_path: Path) -> None:
    """And not held open."""
    source = opened(put(tmp_path, shop.batch_of(shop.custom())), PIPELINE)
    assert source.file is None
    assert source.judged == len(source) == 1


def test_a_long_file_of_lines_is_not_kept(tmp_path: Path) -> None:
    """But for what is no line of its own."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    assert source.file is not None
    assert len(source.kept) < 5
    source.close()


def test_a_long_file_of_another_kind_is_read_whole(tmp_path: Path) -> None:
    """An array."""
    line = shop.batch_of(shop.custom(note="x" * 1000))
    data = b"[" + b",".join([line] * 2200) + b"]"
    source = opened(put(tmp_path, data), PIPELINE)
    assert source.file is None
    assert len(source) == len(read_whole(data, PIPELINE)) == 2200


def test_what_is_packed_in_another_way_is_read_whole(tmp_path: Path) -> None:
    """A gzip file with one batch."""
    source = opened(put(tmp_path, shop.batch_of(shop.custom()), packed=True), PIPELINE)
    assert source.file is None
    assert len(source) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Is an OSError."""
    path = put(tmp_path, b"{}")
    path.unlink()
    with pytest.raises(OSError, match="No such file"):
        opened(path, PIPELINE)


def test_a_gate_holds_up_and_lets_through() -> None:
    """And ends what waits."""
    gate, passed = Gate(), []
    assert gate.passed()
    gate.pause()
    assert gate.paused
    waiting = threading.Thread(target=lambda: passed.append(gate.passed()))
    waiting.start()
    assert passed == []
    gate.go_on()
    waiting.join()
    assert passed == [True]
    gate.pause()
    gate.stop()
    assert not gate.passed()
    assert not gate.paused


def test_the_first_rows_of_a_long_array_come_before_the_rest_is_read(tmp_path: Path) -> None:
    """It is cut as it comes."""
    line = shop.batch_of(shop.custom(note="x" * 10_000))
    path = put(tmp_path, b"[" + b",".join([line] * 700) + b"]")
    source = Source(1, path.name, path.stat().st_size, str(path))
    first = next(iter(open_file(source, PIPELINE)))
    assert isinstance(first, Chunk)
    assert first.done < source.size / 2
