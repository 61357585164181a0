"""The fields that are ignored when two events are compared."""

from pathlib import Path

import pytest

from inspector.storage import noise, paths


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def test_ours_hold_until_the_user_says_otherwise() -> None:
    """Ids and times; what was saved comes back, each name once."""
    assert "timestamp_unixtime_ms" in noise.load()
    noise.save(("b", "a", "b"))
    assert noise.load() == ("a", "b")
    noise.save(())
    assert noise.load() == ()


def test_a_file_that_cannot_be_used_leaves_ours(home: Path) -> None:
    """Comparing goes on."""
    path = home / "config" / "noise.json"
    path.parent.mkdir()
    path.write_text("nonsense", encoding="utf-8")
    assert noise.load() == noise.standard()
