"""Files and workspace options mean the same to every command."""

import io
import sys
from pathlib import Path

import pytest

from inspector.model.mapping import DISPUTES, Decision, Identity, MappingSettings
from inspector.model.workspace import Workspace
from inspector.storage import workspaces
from tests.cli.helpers import CLEAN, EVENT, NOBODY, Run, run, source

JSON = ("--format", "json")


def verdicts(done: Run) -> list[object]:
    return [line["verdict"] for line in done.lines]


def test_identity_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another identity of the workspace makes another user, or none."""
    file = source(tmp_path, CLEAN, CLEAN.replace("customer_id", "email"))
    assert verdicts(run(capsys, "check", file, *JSON)) == ["clean", "refused"]
    done = run(capsys, "check", file, *JSON, "--identity", "email")
    assert verdicts(done)[0] == "refused"
    assert verdicts(done)[1] != "refused"


@pytest.mark.parametrize(
    ("event", "option", "values"),
    [
        ('{"event_type":"commerce_event","data":{"product_action":{"action":"purchase"}}}',
         "--commerce", {"on": "clean", "off": "refused"}),
        ('{"event_type":"custom_event","data":{"event_name":"x","custom_attributes":{"o":{"a":1}}}}',
         "--objects", {"on": "clean", "off": "lossy"}),
        ('{"event_type":"push_registration","data":{}}',
         "--disputed", {"ask": "disputed", "unsupported": "unsupported"}),
    ],
)  # fmt: skip
def test_setting_changes_the_verdict(
    event: str,
    option: str,
    values: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each switch of the workspace has its effect, and the first value is the default's."""
    file = source(tmp_path, CLEAN.replace(EVENT, event))
    for value, verdict in values.items():
        assert verdicts(run(capsys, "check", file, *JSON, option, value)) == [verdict]


def test_rules_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules of a file work before the tables do; a faulty file is told and nothing is read."""
    file, rules = source(tmp_path, CLEAN), tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nact = "drop"\nwhat = "event"\nwithin = "custom_event"\n')
    assert verdicts(run(capsys, "check", file, *JSON, f"--rules={rules}")) == ["unsupported"]

    rules.write_text('[[rule]]\nact = "drop"\nwhat = "event"\n')
    assert "needs the name" in run(capsys, "check", file, f"--rules={rules}").err


def test_action_names_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`title` spells commerce actions as MoEngage's page does."""
    event = '{"event_type":"commerce_event","data":{"product_action":{"action":"add_to_cart"}}}'
    file = source(tmp_path, CLEAN.replace(EVENT, event))
    assert '"action":"add_to_cart"' in run(capsys, "map", file, *JSON).out
    assert '"action":"Add To Cart"' in run(capsys, "map", file, *JSON, "--action-names=title").out


def test_now_fixes_the_clock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The future begins at --now; a time without zone is UTC."""
    event = EVENT.replace(":1}", ":1795435200000}")  # 2026-11-23T12:00:00Z
    file = source(tmp_path, CLEAN.replace(EVENT, event))
    before = run(capsys, "check", file, *JSON, "--now", "2026-11-20T12:00:00Z")
    after = run(capsys, "check", file, *JSON, "--now", "2026-11-25T12:00:00")
    assert (verdicts(before), verdicts(after)) == (["refused"], ["clean"])


def test_saved_workspace_gives_its_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--workspace takes the profile's settings, a further option changes them."""
    disputed = tuple((name, Decision.UNSUPPORTED) for name in DISPUTES)
    settings = MappingSettings(identity=Identity.EMAIL, disputed=disputed)
    workspaces.add(Workspace("Shop", "WID1", "01", settings=settings))
    file = source(tmp_path, CLEAN)
    assert verdicts(run(capsys, "check", file, *JSON, "--workspace", "shop")) == ["refused"]
    done = run(capsys, "check", file, *JSON, "--workspace=shop", "--identity=customer_id")
    assert verdicts(done) == ["clean"]


def test_unknown_workspace_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name nobody saved is status 2 and one line."""
    done = run(capsys, "check", source(tmp_path, CLEAN), "--workspace", "nope")
    assert done.status == 2
    assert done.err.startswith("There is no workspace “nope”.")


def test_where_filters_by_token_and_by_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Tokens look at columns, plain words also into the bytes of the batch."""
    file = source(tmp_path, CLEAN, NOBODY, CLEAN.replace("u-1", "ÄNNE"))
    assert verdicts(run(capsys, "check", file, *JSON, "--where", "verdict:refused")) == [
        "refused",
        "refused",
    ]
    assert len(run(capsys, "check", file, *JSON, "--where", "änne").lines) == 1
    assert run(capsys, "check", file, *JSON, "--where", "nowhere").out == ""


@pytest.mark.parametrize("words", [("--where", "colour:red"), ("--now", "yesterday"), ("--x",), ()])
def test_wrong_usage_is_status_2(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be meant says so before anything is read."""
    done = run(capsys, "check", *(["in.json", *words] if words else []))
    assert done.status == 2
    assert "error: " in done.err


def test_dash_reads_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-` is a file like any other."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
    (line,) = run(capsys, "check", "-", *JSON).lines
    assert line["source"] == "-"


def test_other_traffic_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a recording holds besides batches is told once, at the end."""
    entry = '{"request":{"method":"OPTIONS","url":"https://a.test/x"}}'
    file = source(tmp_path, '{"log":{"entries":[' + entry + "," + entry + "]}}", name="a.har")
    done = run(capsys, "check", file)
    assert done.status == 0
    assert "Other traffic, not events: 2 preflight" in done.out


def test_several_files_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With more than one file, text says where each begins."""
    files = source(tmp_path, CLEAN), source(tmp_path, CLEAN, CLEAN, name="b.ndjson")
    out = run(capsys, "check", *files).out.splitlines()
    assert [line for line in out if line.endswith(":")] == [f"{file}:" for file in files]
