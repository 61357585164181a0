"""`send` a second time: what arrived stays, what did not goes on, what was planned is sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector.sandbox import Sandbox
from inspector.storage import workspaces
from tests.cli.helpers import CLEAN, run, source
from tests.cli.servers import running


def _save(sandbox: Sandbox) -> None:
    workspaces.add(replace(sandbox.workspace, name="Acme"))


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPARTICLE_INSPECTOR_KEY_ACME", "sandbox-key")


MANY = [CLEAN.replace("u-1", f"u-{n}") for n in range(6)]


def test_what_was_accepted_before_stays_unless_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The same file once more: the event is recognised, with time and run; --again sends it."""
    path = source(tmp_path, CLEAN)
    with running(Sandbox()) as sandbox:
        _save(sandbox)
        words = ("send", path, "--workspace", "Acme", "--yes")
        assert run(capsys, *words).status == 0
        again = run(capsys, *words)
        assert "1  This workspace accepted it before." in again.out
        assert "There is nothing to send." in again.out
        (line,) = run(capsys, *words, "--format", "json").lines
        assert "in run 1" in str(line["reason"])
        assert "counts twice" in run(capsys, *words, "--again").out
    assert sandbox.snapshot().events == 2


def test_a_run_that_failed_is_resumed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The hint names the run; what is in doubt goes only with --in-doubt."""
    with running(Sandbox(failures={"lost": 1.0})) as sandbox:
        _save(sandbox)
        path = source(tmp_path, *MANY)
        words = ("--workspace", "Acme", "--yes")
        done = run(capsys, "send", path, *words, "--stop-after", "1", "--rate", "60")
        assert done.status == 3
        assert "1 in doubt" in done.out
        assert "send --resume 1" in done.out
        assert "in doubt: 127.0.0.1" in done.out
        doubtful = run(capsys, "send", "--resume", "1", "--dry-run")
        full = run(capsys, "send", "--resume", "1", "--dry-run", "--in-doubt")
        assert "Send      6 events" in full.out
        assert "Send      5 events" in doubtful.out
        assert "No run was cut short" in run(capsys, "send", "--resume").err
        assert "no run 9" in run(capsys, "send", "--resume", "9").err


def test_a_run_goes_on_where_it_went(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Another workspace of the same name is not the same one."""
    with running(Sandbox(failures={"suspended": 1.0})) as sandbox:
        _save(sandbox)
        run(capsys, "send", source(tmp_path, CLEAN), "--workspace", "Acme", "--yes")
    with running(Sandbox()) as other:
        _save(other)
        done = run(capsys, "send", "--resume", "1", "--yes")
    assert done.status == 2
    assert "nothing was sent" in done.err
    assert other.snapshot().accepted == 0


def test_a_plan_is_saved_and_sent(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Saving sends nothing; the plan goes where it was made for, and is recognised afterwards."""
    plan = tmp_path / "plan.json"
    with running(Sandbox()) as sandbox:
        _save(sandbox)
        path = source(tmp_path, *MANY)
        done = run(capsys, "send", path, "--workspace", "Acme", "--save-plan", plan)
        assert done.status == 0
        assert "Nothing was sent." in done.out
        assert "sandbox-key" not in plan.read_text()
        assert run(capsys, "send", "--plan", plan, "--yes").status == 0
        assert sandbox.snapshot().events == 6
        assert "There is nothing to send." in run(capsys, "send", "--plan", plan, "--yes").out
        workspaces.add(replace(sandbox.workspace, name="Acme", workspace_id="OTHER"))
        assert "made for workspace id SANDBOX" in run(capsys, "send", "--plan", plan).err
    plan.write_text("{}")
    assert "is no plan" in run(capsys, "send", "--plan", plan).err


def test_in_bulk_and_now(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One call for all; a 200 is not told as the success of each event."""
    with running(Sandbox()) as sandbox:
        _save(sandbox)
        words = ("--workspace", "Acme", "--yes", "--bulk", "--times", "now", "--format", "json")
        done = run(capsys, "send", source(tmp_path, *MANY), *words)
    assert "6 events for 6 users in 1 bulk call" in done.err
    assert "MoEngage does not say what became of each event" in str(done.lines[0]["reason"])
    assert sandbox.snapshot().accepted == 1
    assert {event.time for user in sandbox.snapshot().users for event in user.events} == {""}
