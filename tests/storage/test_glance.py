"""What the first paint knows of the settings."""

import pytest

from inspector.storage import paths, settings
from inspector.storage.glance import Glance, glance
from inspector.storage.settings import Settings


def test_it_sees_what_was_saved() -> None:
    """The theme and the window's place; the usual where nothing was saved yet."""
    assert glance() == Glance()
    settings.save(Settings(theme="dark", layout={"window": "AdnQ"}))
    assert glance() == Glance("dark", "AdnQ")
    settings.save(Settings(theme="light"))
    assert glance() == Glance("light", "")


@pytest.mark.parametrize(
    "broken",
    [
        b"{",
        b"[]",
        b"\xff",
        b'{"settings": {"theme": "pink"}}',
        b'{"settings": {"theme": ["dark"]}}',
        b'{"settings": {"theme": "dark", "layout": []}}',
        b'{"settings": {"theme": "dark", "layout": {"window": 1}}}',
    ],
)
def test_a_broken_file_keeps_nobody_waiting(broken: bytes) -> None:
    """The first paint is as usual; who reads the whole file says what is wrong with it."""
    paths.state().mkdir(parents=True, exist_ok=True)
    (paths.state() / "settings.json").write_bytes(broken)
    assert glance() == Glance()
    assert settings.load()[1]
