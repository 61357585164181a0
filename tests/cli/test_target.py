"""Where a command sends to is never guessed."""

import pytest

from inspector.cli import target
from inspector.cli.words import Refusal
from inspector.model.workspace import Secret, Workspace
from inspector.session import LOCAL
from inspector.storage import workspaces

ACME = Workspace("Acme", "W", "01")


def test_sandbox_is_a_name_of_its_own() -> None:
    """Unless somebody saved a workspace under it."""
    assert target.saved("Sandbox") == LOCAL
    assert target.runs_here(LOCAL)
    mine = Workspace("sandbox", "W", "sandbox", base_url="http://127.0.0.1:1")
    workspaces.add(mine)
    assert target.saved("Sandbox") == mine
    assert not target.runs_here(mine)


def test_addresses() -> None:
    """In words; an unknown data centre is refused before anything is sent."""
    assert target.address(ACME) == "https://api-01.moengage.com"
    assert "sandbox on this machine" in target.address(LOCAL)
    with pytest.raises(Refusal, match="no data centre"):
        target.address(Workspace("x", "W", "99"))


def test_a_key_on_a_terminal_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without echo; an empty answer is no key."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["k3y", ""])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    assert target.key_of(ACME, None) == Secret("k3y")
    with pytest.raises(Refusal, match="no key for “Acme”"):
        target.key_of(ACME, None)


def test_an_empty_variable_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told by its name."""
    monkeypatch.setenv("K", "")
    with pytest.raises(Refusal, match="K is not set, or empty"):
        target.key_of(ACME, "K")
