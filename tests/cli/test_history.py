"""`history`: runs, events, tries as cURL, exports, and forgetting."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.sandbox import Sandbox
from inspector.storage import workspaces
from tests.cli.helpers import CLEAN, run, source
from tests.cli.servers import running


@pytest.fixture(autouse=True)
def _sent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Two runs: one that went well, one that was refused."""
    monkeypatch.setenv("MPARTICLE_INSPECTOR_KEY_ACME", "sandbox-key")
    path = source(tmp_path, CLEAN)
    for failures in ({}, {"suspended": 1.0}):
        with running(Sandbox(failures=failures)) as sandbox:
            workspaces.add(replace(sandbox.workspace, name="Acme"))
            run(capsys, "send", path, "--workspace", "Acme", "--yes")


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Newest first, with counts and why a run ended early; JSON for programs."""
    out = run(capsys, "history", "list").out.splitlines()
    assert "Send 1 event for 1 user to TEST Acme: 1 refused" in out[0]
    assert "suspended" in out[1]
    assert out[2].endswith("1 accepted")
    second, first = run(capsys, "history", "list", "--format", "json").lines
    assert (first["run"], first["accepted"], second["refused"]) == (1, 1, 1)
    assert first["cut_short"] is False


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    """What was said to an event, and the request as a command without the key."""
    shown = run(capsys, "history", "show", "2", "1").out
    assert "Signed Up of u-1: refused" in shown
    assert "HTTP 403" in shown
    assert "curl -X POST" in shown
    assert "sandbox-key" not in shown
    assert "events 1 to 1" in run(capsys, "history", "show", "2", "7").err


def test_export(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """To the screen or into a file; redacted unless --full."""
    assert "u-1" not in run(capsys, "history", "export", "1").out
    out = tmp_path / "run.json"
    words = ("--format", "json", "--full", "--out", out)
    assert run(capsys, "history", "export", "1", *words).status == 0
    assert '"user":"u-1"' in out.read_text()
    assert "no run 9" in run(capsys, "history", "export", "9").err
    assert "cannot be written" in run(capsys, "history", "export", "1", "--out", tmp_path).err


def test_forget(capsys: pytest.CaptureFixture[str]) -> None:
    """Only when it is meant; then nothing is left."""
    assert run(capsys, "history", "forget").status == 2
    assert "Forgot 0 runs." in run(capsys, "history", "forget", "--older-than", "1", "--yes").out
    assert "Forgot 2 runs." in run(capsys, "history", "forget", "--yes").out
    assert run(capsys, "history", "list").out == ""
