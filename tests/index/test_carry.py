"""What was chosen stays with its event when a file is read again."""

from pathlib import Path

import numpy as np

from inspector.index.carry import NOWHERE, carried
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
A, B, C = (shop.batch_of(shop.custom(name), shop.custom("Last")) for name in "ABC")


def whole(*batches: bytes) -> Source:
    return read_whole(b"\n".join(batches), PIPELINE)


def places(before: Source, now: Source) -> list[int]:
    return list(carried(before, now, np.arange(len(before))))


def test_what_is_held_is_looked_for_by_its_text() -> None:
    """Wherever it stands now; equal batches keep their order."""
    assert places(whole(A, B, A), whole(C, A, B, A, A)) == [2, 3, 4, 5, 6, 7]
    assert places(whole(A, B), whole(B, C)) == [NOWHERE, NOWHERE, 0, 1]
    assert places(whole(A), whole()) == [NOWHERE, NOWHERE]
    assert list(carried(whole(A), whole(A), np.arange(0))) == []


def test_a_long_file_that_grew(tmp_path: Path) -> None:
    """Every event stays where it was; one that was changed in place is another one."""
    path = put(tmp_path, long_text())
    before = opened(path, PIPELINE)
    data = path.read_bytes()
    grown = data + A + b"\n"
    (tmp_path / "grown").write_bytes(grown.replace(b"Product Viewed", b"Product Vaewed", 1))
    now = opened(tmp_path / "grown", PIPELINE)
    found = places(before, now)
    changed = [n for n, place in enumerate(found) if place != n]
    assert len(changed) == 1
    assert found[changed[0]] == NOWHERE
    assert now.row(changed[0]).name == "Product Vaewed"
    before.close()
    now.close()


def test_a_long_file_that_was_cut(tmp_path: Path) -> None:
    """What is behind the cut is gone; a file that became short is looked through by its text."""
    path = put(tmp_path, long_text())
    before = opened(path, PIPELINE)
    lines = path.read_bytes().splitlines(keepends=True)
    (tmp_path / "short").write_bytes(b"".join(lines[:5]))
    now = opened(tmp_path / "short", PIPELINE)
    found = places(before, now)
    assert found[: len(now)] == list(range(len(now)))
    assert set(found[len(now) :]) == {NOWHERE}
    before.close()
