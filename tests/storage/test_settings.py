"""What is remembered comes back as it was."""

import stat
import sys

import pytest

from inspector.storage import paths, settings
from inspector.storage.settings import OpenFile, Settings


def test_the_first_start() -> None:
    """What holds where nothing is remembered."""
    assert settings.load() == (Settings(), "")
    assert Settings().restore


def test_everything_comes_back() -> None:
    """In a file that nobody else may read."""
    kept = Settings(
        theme="dark",
        restore=False,
        files=(OpenFile("/a.json", 9, 1_795_435_389_000_000_001, True, ((0, 3), (7, 8))),),
        filter="verdict:lossy",
        selected=(0, 3, -1),
        workspace="Test",
        layout={"window": "AAE="},
        recent=("/a.json",),
    )
    settings.save(kept)
    assert settings.load() == (kept, "")
    if sys.platform != "win32":
        mode = stat.S_IMODE((paths.state() / "settings.json").stat().st_mode)
        assert mode == 0o600


@pytest.mark.parametrize("text", ['{"version":1,"settings":{"colour":1}}', "{", '{"version":9}'])
def test_a_broken_file_is_put_aside(text: str) -> None:
    """With a sentence, and the program starts as if for the first time."""
    paths.state().mkdir(parents=True)
    (paths.state() / "settings.json").write_text(text)
    found, fault = settings.load()
    assert found == Settings()
    assert "It was kept as settings.broken-" in fault
    assert settings.load() == (Settings(), "")
