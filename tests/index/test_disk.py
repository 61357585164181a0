"""Bytes where they are needed; packed ones in a temporary file that goes."""

import gzip
from pathlib import Path

import pytest

from inspector.index.disk import FIRST, DiskFile, PackedError, pread_file

TEXT = bytes(range(10)) * 100_000


def test_the_first_step_is_short(tmp_path: Path) -> None:
    """All steps together are the file; each says how far it went."""
    path = tmp_path / "a"
    path.write_bytes(TEXT)
    file = DiskFile(path)
    steps = list(file.steps())
    assert len(steps[0][0]) == FIRST
    assert b"".join(block for block, _ in steps) == TEXT
    assert [done for _, done in steps][-1] == len(TEXT)
    assert file.read(5, 3) == TEXT[5:8]
    assert file.read_into(memoryview(bytearray(4)), len(TEXT) - 3) == TEXT[-3:]
    file.close()
    file.close()
    with pytest.raises(OSError, match="descriptor"):
        file.read(0, 1)


def test_room_is_filled_on_every_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where bytes cannot be read into it directly."""
    path = tmp_path / "a"
    path.write_bytes(TEXT)
    file, room = DiskFile(path), bytearray(4)
    monkeypatch.delattr("os.preadv", raising=False)
    assert file.read_into(memoryview(room), 2) == TEXT[2:6] == room
    file.close()


def test_packed_text_is_read_anywhere_and_leaves_nothing(tmp_path: Path) -> None:
    """Members in a row are one text."""
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(TEXT[:300]) + gzip.compress(TEXT[300:]))
    file = DiskFile(path)
    assert b"".join(block for block, _ in file.steps()) == TEXT
    assert file.packed
    assert file.read(298, 4) == TEXT[298:302]
    assert file.path.exists()
    file.close()
    assert not file.path.exists()


@pytest.mark.parametrize(
    ("damage", "says"),
    [(lambda data: data[:-20], "ends before"), (lambda data: data[:40] + b"\xff" * 400, "damaged")],
)
def test_damage_is_a_sentence(tmp_path: Path, damage: object, says: str) -> None:
    """After what could be read."""
    assert callable(damage)
    path = tmp_path / "a.gz"
    path.write_bytes(damage(gzip.compress(TEXT)))
    file = DiskFile(path)
    with pytest.raises(PackedError, match=says):
        list(file.steps())
    file.close()


def test_what_unpacks_without_end_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recording is never a thousand times larger than its package."""
    monkeypatch.setattr("inspector.index.disk.FREE_SIZE", 1000)
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(bytes(10_000_000)))
    file = DiskFile(path)
    with pytest.raises(PackedError, match="far more"):
        list(file.steps())
    file.close()


def test_another_process_reads_by_path(tmp_path: Path) -> None:
    """While it is open."""
    path = tmp_path / "a"
    path.write_bytes(TEXT)
    with pread_file(str(path)) as pread:
        assert pread(7, 4) == TEXT[7:11]
