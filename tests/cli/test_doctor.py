"""`doctor`: one line each, and only what must be mended makes it fail."""

from datetime import UTC, datetime, timedelta

import pytest

from inspector.cli import doctor
from inspector.moengage import tables
from inspector.sandbox import Sandbox
from inspector.storage import paths
from tests.cli.helpers import run
from tests.cli.servers import running


def test_one_line_each(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt, keys, workspaces, ports, the clock, every data centre; here one answers, one does not."""
    with running(Sandbox()) as here:
        away = Sandbox()
        with running(away):
            pass
        urls = {"01": here.base_url, "02": away.base_url}
        monkeypatch.setattr(tables, "data_centers", lambda: _centers()[:2])
        monkeypatch.setattr(tables, "base_url", lambda workspace: urls[workspace.data_center])
        done = run(capsys, "doctor")
    assert done.status == 0
    lines = [(line[:4].strip(), line[6:22].strip()) for line in done.out.splitlines()]
    assert lines == [
        ("ok", "Qt"),
        ("note", "Keys"),
        ("ok", "Workspaces"),
        ("ok", "Ports"),
        ("ok", "Clock"),
        ("ok", "Data centre 01"),
        ("note", "Data centre 02"),
    ]


def test_what_is_broken_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken workspaces file, and Qt without a platform: status 1."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "nowhere")
    monkeypatch.setattr(tables, "data_centers", lambda: ())
    paths.config().mkdir(parents=True)
    (paths.config() / "workspaces.json").write_text("{")
    done = run(capsys, "doctor")
    assert done.status == 1
    assert done.out.count("FAIL") == 2
    assert "there can be no window: " in done.out
    assert "nowhere" in done.out
    assert "note  Clock             could not be compared" in done.out


@pytest.mark.parametrize(
    ("seconds", "mark", "words"),
    [
        (0, "ok", "agrees"),
        (50, "ok", "agrees"),
        (-50, "ok", "agrees"),
        (3_600, "FAIL", "behind MoEngage's"),
        (-3_600, "FAIL", "ahead of MoEngage's"),
    ],
)
def test_the_clock(seconds: int, mark: str, words: str) -> None:
    """A minute is forgiven; more makes events MoEngage discards."""
    found = doctor._clock([datetime.now(UTC) + timedelta(seconds=seconds)])
    assert found.mark == mark
    assert words in found.sentence


_centers = tables.data_centers
