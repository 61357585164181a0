"""`report` writes one page."""

from pathlib import Path

import pytest

from tests.cli.helpers import CLEAN, run, source


def test_the_first_event_is_reported_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown on the screen; values hidden."""
    done = run(capsys, "report", source(tmp_path, CLEAN))
    assert done.status == 0
    assert done.out.startswith("# Why is ")
    assert "‹customer_id 1›" in done.out


def test_any_event_can_be_chosen_and_written_to_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its number among those that the filter lets through, in full where asked for."""
    page = tmp_path / "report.html"
    file = source(tmp_path, CLEAN, CLEAN.replace("u-1", "u-22222"))
    words = ("--select", "2", "--format", "html", "--full", "--out", str(page))
    assert run(capsys, "report", file, *words).status == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "u-22222" in text


def test_no_such_event_and_no_such_place_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence each, and the status of wrong usage."""
    file = source(tmp_path, CLEAN)
    done = run(capsys, "report", file, "--select", "9")
    assert (done.status, "there is no event 9" in done.err) == (2, True)
    done = run(capsys, "report", file, "--out", str(tmp_path / "none" / "a.md"))
    assert (done.status, "cannot be written" in done.err) == (2, True)
