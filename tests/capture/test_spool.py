"""The file: whole lines, nothing lost, readable by this program."""

import errno
import os
import stat
import sys
from datetime import datetime
from pathlib import Path

import pytest

from inspector.capture.spool import Spool, SpoolError, line_of, new_path
from tests.capture.servers import BATCH


def test_lines_are_there_at_once(tmp_path: Path) -> None:
    """A line is on the disk as soon as it is appended; only this user may read it."""
    path = tmp_path / "deep" / "a.ndjson"
    spool = Spool(path)
    spool.append(b"{}\n")

    assert path.read_bytes() == b"{}\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    spool.close()
    spool.close()


def test_a_cut_line_stays_one_line(tmp_path: Path) -> None:
    """Appending to a file that was cut off begins a new line."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"cut":')
    spool = Spool(path)
    spool.append(b"{}\n")
    spool.close()

    assert path.read_bytes() == b'{"cut":\n{}\n'


def test_an_empty_file_goes(tmp_path: Path) -> None:
    """Nothing is left of a capture to which nothing came."""
    Spool(tmp_path / "a.ndjson").close()

    assert list(tmp_path.iterdir()) == []


def test_the_size_has_an_end(tmp_path: Path) -> None:
    """The line that would be too much is not written, not even in part."""
    path = tmp_path / "a.ndjson"
    spool = Spool(path, most=4)
    spool.append(b"{}\n")
    with pytest.raises(SpoolError, match="which is the most"):
        spool.append(b"{}\n")
    spool.close()

    assert path.read_bytes() == b"{}\n"


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written of a line is taken back, the sentence says what to do, and it goes on once
    there is room."""
    path = tmp_path / "a.ndjson"
    spool = Spool(path)
    spool.append(b"{}\n")
    real = os.write

    def full(fd: int, data: bytes) -> int:
        if len(data) > 3:
            return real(fd, data[:3])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(SpoolError, match="The disk is full"):
            spool.append(b"{1234}")
    assert path.read_bytes() == b"{}\n"
    spool.append(b"[]\n")
    spool.close()
    assert path.read_bytes() == b"{}\n[]\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_is_full() -> None:
    """The system's own full device is told like a full disk."""
    with pytest.raises(SpoolError, match="The disk is full"):
        Spool(Path("/dev/full")).append(b"{}\n")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """What cannot be opened is said with its path."""
    with pytest.raises(SpoolError, match="cannot be written"):
        Spool(tmp_path)


def test_names_are_new(tmp_path: Path) -> None:
    """Two captures in one second do not share a file."""
    now = datetime(2026, 11, 23, 12, 3, 7)
    first = new_path(tmp_path, now)
    first.touch()

    assert first.name == "capture-2026-11-23-120307.ndjson"
    assert new_path(tmp_path, now).name == "capture-2026-11-23-120307-1.ndjson"


@pytest.mark.parametrize(
    ("body", "sound", "held"),
    [
        (BATCH, True, BATCH),
        (b'{"a":\n1}', True, rb'"{\"a\":\n1}"'),
        (b'{"a":', False, rb'"{\"a\":"'),
        (b"\xff", False, b'"/w=="'),
        (b"", False, b""),
    ],
)
def test_bodies_stay_what_they_are(body: bytes, sound: bool, held: bytes) -> None:
    """JSON on one line stands as it is; other text as text; what is no text as base64."""
    line = line_of({"method": "POST"}, body, sound)

    assert line.count(b"\n") == 1
    assert line.startswith(b'{"method":"POST"')
    assert line.endswith(b'"body":%b}\n' % held if held else b"}\n")
    assert (b"isBase64Encoded" in line) is (body == b"\xff")
