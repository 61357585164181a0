"""`demo`: the whole journey."""

import re

import pytest

from inspector.app import pipeline_for
from inspector.cli import demo
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from inspector.storage import resources
from tests.cli.helpers import run


def test_headless_makes_the_whole_journey(capsys: pytest.CaptureFixture[str]) -> None:
    """Opens, maps, flags, sends the clean ones and prints what the sandbox holds; status 0."""
    done = run(capsys, "demo", "--headless")

    assert done.status == 0
    assert done.err == ""
    (sent,) = re.findall(r"Sending (\d+) clean events", done.out)
    (clean,) = re.findall(r"(\d+)  clean", done.out)
    assert sent == clean
    assert f"{sent} accepted, 0 refused, 0 in doubt" in done.out
    assert "identity.missing: There is no customer_id" in done.out
    assert "\n  FH-10482\n      email: maria.lindqvist@example.com\n" in done.out
    assert "discarded:" not in done.out


def test_the_window_begins_with_a_purchase() -> None:
    """The row that `demo` selects is one that shows losses, conversions and renames."""
    pipeline = pipeline_for(MappingSettings(), demo.NOW_MS)
    inspections = [
        inspection
        for record in pipeline.read(resources.read(demo.SAMPLE))
        for inspection in pipeline.inspect(record)
    ]
    chosen = inspections[demo.PURCHASE - 1]

    assert chosen.event is not None
    assert (chosen.event.name, chosen.verdict) == ("purchase", Verdict.LOSSY)


def test_without_a_display_it_names_the_headless_way(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, status 2."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    done = run(capsys, "demo")

    assert done.status == 2
    assert done.err.count("\n") == 1
    assert "demo --headless" in done.err
