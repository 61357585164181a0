"""`workspace`: profiles come and go, keys never show."""

import io
import json
from dataclasses import replace

import pytest

from inspector.model.mapping import Decision, Identity
from inspector.model.workspace import Environment, Secret
from inspector.sandbox import Sandbox
from inspector.storage import paths, workspaces
from tests.cli.helpers import run
from tests.cli.servers import running

ADD = ("workspace", "add", "Acme", "--id", "ABC123", "--data-center", "02")


@pytest.fixture(autouse=True)
def _nobody_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())


def test_add_with_settings(capsys: pytest.CaptureFixture[str]) -> None:
    """Everything given is saved; what is not has the usual value."""
    words = ("--environment", "LIVE", "--share", "60", "--identity", "email")
    done = run(capsys, *ADD, *words, "--disputed", "supported")
    assert done.status == 0
    assert "Saved LIVE Acme, https://api-02.moengage.com." in done.out
    (saved,) = workspaces.load()
    assert (saved.environment, saved.share) == (Environment.LIVE, 60)
    assert saved.settings.identity is Identity.EMAIL
    assert saved.settings.decision("consent") is Decision.SUPPORTED


def test_the_key_goes_nowhere_without_a_store(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said plainly, with the way that works; no file has it."""
    monkeypatch.setenv("K", "s3cret")
    done = run(capsys, *ADD, "--key-env", "K")
    assert done.status == 0
    assert "was not kept" in done.out
    assert "MPARTICLE_INSPECTOR_KEY_ACME" in done.out
    assert "s3cret" not in done.out + (paths.config() / "workspaces.json").read_text()


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """A line each; JSON for programs; a hint where there is none."""
    assert "None is saved yet" in run(capsys, "workspace", "list").out
    run(capsys, *ADD)
    assert run(capsys, "workspace", "list").out.startswith("LIVE  Acme")
    (line,) = run(capsys, "workspace", "list", "--format", "json").lines
    assert (line["name"], line["data_center"]) == ("Acme", "02")


def test_remove(capsys: pytest.CaptureFixture[str]) -> None:
    """In any case; twice is a sentence."""
    run(capsys, *ADD)
    assert run(capsys, "workspace", "remove", "ACME").status == 0
    done = run(capsys, "workspace", "remove", "Acme")
    assert (done.status, "no workspace “Acme”" in done.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*ADD[:-1], "7"), "invalid choice: '7'"),
        ((*ADD[:4], "A/B", *ADD[5:]), "other than letters"),
        ((*ADD, "--address", "ftp://x"), "no http"),
        ((*ADD, "--share", "0"), "1 to 100 percent"),
        ((*ADD, "--key-env", "NOT_THERE"), "NOT_THERE is not set"),
        (("workspace", "test", "Acme"), "no workspace “Acme”"),
        (("workspace",), "ACTION"),
    ],
)
def test_wrong_words(words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, a sentence, nothing saved."""
    done = run(capsys, *words)
    assert done.status == 2
    assert why in done.err
    assert workspaces.load() == ()


def test_test_asks_the_server(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name it is known by, or the refusal with its remedy and status 3."""
    with running(Sandbox(key=Secret("right"), name="Rehearsal")) as sandbox:
        workspaces.add(replace(sandbox.workspace, name="Acme"))
        monkeypatch.setenv("K", "right")
        done = run(capsys, "workspace", "test", "acme", "--key-env", "K")
        assert (done.status, "knows this workspace as “Rehearsal”" in done.out) == (0, True)
        monkeypatch.setenv("K", "wrong")
        done = run(capsys, "workspace", "test", "acme", "--key-env", "K")
        assert done.status == 3
        assert "App Secret key mismatch" in done.err
        assert "wrong" not in done.err
    done = run(capsys, "workspace", "test", "acme", "--key-env", "K")
    assert done.status == 3
    assert "could not be reached" in done.err


def test_test_of_the_sandbox(capsys: pytest.CaptureFixture[str]) -> None:
    """It needs no key and no saved profile."""
    assert run(capsys, "workspace", "test", "sandbox").status == 0


def test_a_broken_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Not overwritten, not hidden."""
    paths.config().mkdir(parents=True)
    path = paths.config() / "workspaces.json"
    path.write_text(json.dumps({"version": 9}))
    for words in (("workspace", "list"), ADD):
        done = run(capsys, *words)
        assert done.status == 2
        assert "version 9" in done.err
    assert json.loads(path.read_text()) == {"version": 9}
