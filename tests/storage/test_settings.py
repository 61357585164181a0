"""Settings come back as they were; a broken file costs nobody a start."""

from inspector.storage import paths, settings
from inspector.storage.settings import Settings


def test_first_start() -> None:
    """No file: what holds on the first start, and nothing to say."""
    assert settings.load() == (Settings(), "")


def test_round_trip() -> None:
    """Everything that is kept comes back, with the version in the file."""
    kept = Settings("dark", "Acme", ("/tmp/a b.ndjson",), "verdict:lossy", (0, 3, -1))
    settings.save(kept)
    assert settings.load() == (kept, "")
    assert '"version": 1' in (paths.config() / "settings.json").read_text()


def test_a_broken_file_is_set_aside() -> None:
    """The sentence says what was wrong and where the file went; the next start is silent."""
    path = paths.config() / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"version": 1, "settings": {"theme": "pink"}}')
    loaded, sentence = settings.load()
    assert loaded == Settings()
    assert "theme" in sentence
    assert "settings.broken-" in sentence
    assert len(list(path.parent.iterdir())) == 1
    assert settings.load() == (Settings(), "")


def test_an_unknown_setting_is_not_passed_over() -> None:
    """A misspelt name is a fault, even deep inside."""
    path = paths.config() / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"version": 1, "settings": {"them": "dark"}}')
    assert "settings.them" in settings.load()[1]
