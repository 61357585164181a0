"""Captures that were cut short are found; those that run or ended well are not."""

import subprocess
import sys
from pathlib import Path

from inspector.capture import claims
from inspector.capture.claims import Claim

_KILLED = """
import os, sys
from pathlib import Path
from inspector.capture.claims import Claim
claim = Claim(Path(sys.argv[1]))
os._exit(9)
"""


def _killed(path: Path, data: bytes) -> Path:
    """What a program leaves that was killed while it captured."""
    path.write_bytes(data)
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    return path


def test_what_was_cut_short(tmp_path: Path) -> None:
    """The last one first; without what came to nothing, what still runs and what ended well."""
    first = _killed(tmp_path / "capture-1.ndjson", b"{}\n")
    second = _killed(tmp_path / "capture-2.ndjson", b"{}\n{}")
    empty = _killed(tmp_path / "capture-3.ndjson", b"")
    running, ended = Claim(tmp_path / "capture-4.ndjson"), Claim(tmp_path / "capture-5.ndjson")
    for number in (4, 5):
        (tmp_path / f"capture-{number}.ndjson").write_bytes(b"{}\n")
    ended.release()
    ended.release()

    assert claims.left(tmp_path) == [second, first]
    assert not empty.exists()
    claims.forget(second)
    assert claims.left(tmp_path) == [first]
    assert second.read_bytes() == b"{}\n{}"
    running.release()
    assert [each.name for each in tmp_path.glob(f"*{claims.SUFFIX}")] == [first.name + ".open"]


def test_no_folder_and_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    """Neither is an error: a capture does not fail over it."""
    assert claims.left(tmp_path / "nowhere") == []
    Claim(tmp_path / "nowhere" / "a.ndjson").release()
    assert list(tmp_path.iterdir()) == []
