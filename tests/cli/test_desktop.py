"""`desktop` puts the program into the menu."""

import sys
from pathlib import Path

import pytest

from tests.cli.helpers import run


def test_it_goes_in_and_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is named; a second removal finds nothing."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = run(capsys, "desktop", "--install")
    assert (done.status, done.out.count("wrote ")) == (0, 3)
    done = run(capsys, "desktop", "--remove")
    assert (done.status, done.out.count("removed ")) == (0, 3)
    assert "nothing to remove" in run(capsys, "desktop", "--remove").out


def test_it_says_where_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is a file, another kind of desktop: one sentence, status 2."""
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "applications").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = run(capsys, "desktop", "--install")
    assert (done.status, "applications" in done.err) == (2, True)
    monkeypatch.setattr(sys, "platform", "darwin")
    done = run(capsys, "desktop", "--install")
    assert (done.status, "Linux" in done.err) == (2, True)
