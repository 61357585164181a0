"""A long file is the same whoever read it."""

import gzip
from collections import deque
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index import stretches as module
from inspector.index.columns import Part
from inspector.index.disk import DiskFile, PackedError
from inspector.index.files import open_file
from inspector.index.source import Source
from inspector.index.stretches import stretches
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole
from tests.index.test_lines import agree

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


@given(st.lists(st.text("ab\n", max_size=6).filter(len)))
def test_stretches_are_whole_lines(blocks: list[str]) -> None:
    """Together they are the text, wherever it was cut."""
    text, done = "".join(blocks).encode(), 0
    steps = [(block.encode(), number) for number, block in enumerate(blocks)]
    for stretch in stretches(steps):
        assert stretch.offset == done
        assert stretch.before == text[:done].count(b"\n")
        done += stretch.length
        assert text[done - 1 : done] == b"\n" or done == len(text)
    assert done == len(text)


@pytest.mark.parametrize("packed", [False, True])
def test_processes_read_the_same(
    tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of plain batches, other dialects, damaged lines, arrays and other traffic; also unpacked."""
    monkeypatch.setattr(module, "LONG", 0)
    path = put(tmp_path, long_text(5 << 20), packed)
    source = opened(path, PIPELINE)
    agree(source, read_whole(path.read_bytes(), PIPELINE))
    source.close()


def test_without_processes_it_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer, and that is all."""

    def none(*of: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(module, "LONG", 0)
    monkeypatch.setattr(module, "Crew", {(module.Stretch, module.Answer): none})
    data = long_text()
    source = opened(put(tmp_path, data), PIPELINE)
    agree(source, read_whole(data, PIPELINE))
    source.close()


def test_all_before_a_fault_is_read(tmp_path: Path) -> None:
    """A package that was cut is good as far as it goes."""
    data = gzip.compress(long_text(3 << 20), 1)
    path = tmp_path / "cut.ndjson.gz"
    path.write_bytes(data[: len(data) * 2 // 3])
    source = Source(1, "a", path.stat().st_size, str(path))
    with pytest.raises(PackedError):
        deque(map(source.take, open_file(source, PIPELINE)))
    assert source.file is not None
    lines = source.file.read(0, source.file.size).count(b"\n")
    assert int(source.columns.of_record("line")[-1]) == lines + 1
    source.close()


def test_a_line_longer_than_a_piece(tmp_path: Path) -> None:
    """It is read as a whole."""
    line = shop.batch_of({**shop.custom("Long"), "x": "y" * (2 * module.PIECE)})
    path = put(tmp_path, b"\n".join([shop.batch_of(shop.custom("A")), line] * 3))
    source = Source(1, "a", path.stat().st_size, str(path))
    source.file = DiskFile(path)
    parts = module.read_lines(source, source.file.steps(), PIPELINE, lambda: None)
    lengths = [part.records["length"].tolist() for part in parts if isinstance(part, Part)]
    assert [*chain(*lengths)] == [len(shop.batch_of(shop.custom("A"))), len(line)] * 3
    source.close()
