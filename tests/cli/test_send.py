"""`send`: nothing goes out unasked, everything that goes out is told."""

import io
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.cli import send
from inspector.model.workspace import Environment
from inspector.sandbox import Sandbox
from inspector.storage import workspaces
from tests.cli.helpers import CLEAN, NOBODY, run, source
from tests.cli.servers import running

SECOND = CLEAN.replace("u-1", "u-2").replace("Signed Up", "Upgraded")


def _save(sandbox: Sandbox, environment: Environment = Environment.TEST) -> None:
    workspaces.add(replace(sandbox.workspace, name="Acme", environment=environment))


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPARTICLE_INSPECTOR_KEY_ACME", "sandbox-key")


def test_to_a_sandbox_of_its_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The plan with what is left out, the counts, what the sandbox held; status 0."""
    done = run(capsys, "send", source(tmp_path, CLEAN, NOBODY), "--workspace", "sandbox", "--yes")
    assert done.status == 0
    assert "To        TEST Sandbox (this machine), a sandbox on this machine" in done.out
    assert "Send      1 event for 1 user in 1 request" in done.out
    assert "Left out  2 events\n       2  There is no customer_id" in done.out
    assert done.out.endswith("1 accepted\n")
    assert "held 1 user and 1 event," in done.err


def test_to_a_saved_workspace(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It arrives there; the key comes from the environment."""
    with running(Sandbox()) as sandbox:
        _save(sandbox)
        path = source(tmp_path, CLEAN, SECOND)
        done = run(capsys, "send", path, "--workspace", "acme", "--yes")
    assert done.status == 0
    assert [user.customer_id for user in sandbox.snapshot().users] == ["u-1", "u-2"]


def test_a_dry_run_sends_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The plan is shown, no key is needed, no request goes out."""
    with running(Sandbox()) as sandbox:
        _save(sandbox)
        done = run(capsys, "send", source(tmp_path, CLEAN), "--workspace", "Acme", "--dry-run")
    assert done.status == 0
    assert "Nothing was sent." in done.out
    assert sandbox.snapshot().accepted == 0


def test_the_filter_chooses(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Only what --where lets through is planned."""
    path = source(tmp_path, CLEAN, SECOND)
    done = run(capsys, "send", path, "--workspace", "sandbox", "--yes", "--where", "user:u-2")
    assert "Send      1 event " in done.out


def test_unasked_it_refuses(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can be asked, --yes must be said; status 2."""
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    done = run(capsys, "send", source(tmp_path, CLEAN), "--workspace", "sandbox")
    assert done.status == 2
    assert "--yes is not given" in done.err


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "status"), [("y\n", 0), ("\n", 2), ("no\n", 2)])
def test_on_a_terminal_it_asks(
    typed: str,
    status: int,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The question says what will happen; anything but yes is no."""
    monkeypatch.setattr("sys.stdin", _Terminal(typed))
    done = run(capsys, "send", source(tmp_path, CLEAN), "--workspace", "sandbox")
    assert done.status == status
    assert "Send 1 event to TEST Sandbox (this machine)? [y/N]" in done.err
    assert ("1 accepted" in done.out) == (status == 0)


def test_live_needs_its_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """--yes is not enough for real customers; the exact name is."""
    with running(Sandbox()) as sandbox:
        _save(sandbox, Environment.LIVE)
        words = ("send", source(tmp_path, CLEAN), "--workspace", "Acme", "--yes")
        for wrong in ((), ("--confirm", "acme")):
            done = run(capsys, *words, *wrong)
            assert done.status == 2
            assert "“Acme” is LIVE" in done.err
        assert sandbox.snapshot().accepted == 0
        assert run(capsys, *words, "--confirm", "Acme").status == 0
    assert sandbox.snapshot().accepted == 1


def test_without_a_key_it_says_where_to_put_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both ways are named."""
    monkeypatch.delenv("MPARTICLE_INSPECTOR_KEY_ACME")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with running(Sandbox()) as sandbox:
        _save(sandbox)
        words = ("send", source(tmp_path, CLEAN), "--workspace", "Acme", "--yes")
        done = run(capsys, *words)
        assert done.status == 2
        assert "--key-env" in done.err
        assert "MPARTICLE_INSPECTOR_KEY_ACME" in done.err
        monkeypatch.setenv("K", "sandbox-key")
        assert run(capsys, *words, "--key-env", "K").status == 0


def test_failures_end_with_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What did not arrive has a line each, and the reason the run stopped is told."""
    with running(Sandbox(failures={"suspended": 1.0})) as sandbox:
        _save(sandbox)
        path = source(tmp_path, CLEAN)
        done = run(capsys, "send", path, "--workspace", "Acme", "--yes")
    assert done.status == 3
    assert "1 refused" in done.out
    assert "The run was stopped: MoEngage has suspended" in done.out
    assert f"{path} 1.0 Signed Up: MoEngage has suspended" in done.out


def test_json_tells_every_event(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One object a line; the words for people go to standard error."""
    path = source(tmp_path, CLEAN, NOBODY)
    done = run(capsys, "send", path, "--workspace", "sandbox", "--yes", "--format", "json")
    assert [(line["batch"], line["event"], line["outcome"]) for line in done.lines] == [
        (1, 0, "accepted"),
        (2, 0, "excluded"),
        (2, 1, "excluded"),
    ]
    assert done.lines[0] == {
        "source": str(path),
        "batch": 1,
        "event": 0,
        "outcome": "accepted",
        "reason": "Accepted for processing; MoEngage ingests it later.",
        "requests": 1,
        "status": 200,
        "request_id": "",
    }
    assert "1 accepted" in done.err
    words = ("--dry-run", "--format", "json")
    done = run(capsys, "send", path, "--workspace", "sandbox", *words)
    assert done.lines[0]["outcome"] == "planned"


def test_a_missing_file_sends_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A mistyped name must not send half of what was meant."""
    words = (source(tmp_path, CLEAN), tmp_path / "nope")
    done = run(capsys, "send", *words, "--workspace", "sandbox", "--yes")
    assert done.status == 2
    assert "nothing was sent" in done.err


def test_unreadable_lines_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The rest is sent; the status says that something was unreadable."""
    done = run(capsys, "send", source(tmp_path, CLEAN, "{"), "--workspace", "sandbox", "--yes")
    assert done.status == 2
    assert "1 accepted" in done.out
    assert "line 2" in done.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--workspace", "nobody", "--yes"), "no workspace “nobody”"),
        (("--workspace", "sandbox", "--rate", "0"), "no whole number above 0"),
        (("--workspace", "sandbox", "--yes", "--where", "x:y"), "no filter"),
    ],
)
def test_wrong_words(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Status 2 and what would be right."""
    done = run(capsys, "send", source(tmp_path, CLEAN), *words)
    assert done.status == 2
    assert why in done.err


def test_nothing_to_send(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """No question, no request, no failure."""
    done = run(capsys, "send", source(tmp_path, NOBODY), "--workspace", "sandbox")
    assert done.status == 0
    assert "There is nothing to send." in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_finishes_what_is_under_way(tmp_path: Path) -> None:
    """The first Ctrl+C cancels the run in order: counts are told, status 3."""
    lines = [CLEAN.replace("u-1", f"u-{n}") for n in range(400)]
    with running(Sandbox(latency_ms=20)) as sandbox:
        _save(sandbox)
        words = ("send", str(source(tmp_path, *lines)), "--workspace", "Acme", "--yes")
        process = subprocess.Popen(
            [sys.executable, "-m", "inspector", *words, "--rate", "1200"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=dict(os.environ),
        )
        while sandbox.snapshot().accepted < 5 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 3
    assert "Finishing what is under way" in err
    assert f"{sandbox.snapshot().accepted:,} accepted, " in out
    assert "The run was stopped: You cancelled the run." in out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "files, or --plan, or --resume"),
        (("a.json", "--resume"), "one of them"),
        (("a.json",), "--workspace NAME"),
        (("a.json", "--workspace", "sandbox", "--in-doubt"), "goes with --resume"),
        (("a.json", "--workspace", "sandbox", "--share", "101"), "1 to 100"),
    ],
)
def test_words_that_do_not_go_together(
    words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2 and what would be right."""
    done = run(capsys, "send", *words)
    assert done.status == 2
    assert why in done.err


def test_it_knows_no_request_rate_below_one() -> None:
    """Numbers only."""
    assert send._positive("15000") == 15_000
