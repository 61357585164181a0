"""Every file lies in the system's own place, or in one folder of the user's choice."""

from pathlib import Path

import platformdirs
import pytest

from inspector.storage import paths


def test_the_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One variable moves settings and state; two different folders in it."""
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.config() == tmp_path / "config"
    assert paths.state() == tmp_path / "state"


def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """The platform's own folders, named after the program."""
    monkeypatch.delenv(paths.HOME_VARIABLE)
    assert paths.config() == platformdirs.user_config_path("mparticle-inspector", False)
    assert paths.state() == platformdirs.user_state_path("mparticle-inspector", False)
