"""`check --across`: what is wrong with whole files."""

from pathlib import Path

import pytest

from tests.cli.helpers import run, source

ONE = (
    '{"mpid":7,"user_identities":{"customer_id":"%s"},"events":[{"event_type":"custom_event",'
    '"data":{"event_name":"Paid","timestamp_unixtime_ms":%d}}]}'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One person with two customer ids."""
    return source(tmp_path, ONE % ("u-1", 1), ONE % ("u-2", 2), ONE % ("u-2", 3))


def test_json_lines_keep_their_shape(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    """One line an event, then findings that name `across` instead of `event`."""
    done = run(capsys, "check", path, "--across", "--format", "json")

    assert [line.get("event") for line in done.lines[:3]] == [0, 0, 0]
    (finding,) = done.lines[3:]
    assert "event" not in finding
    assert finding["across"] == "across.mpid_customers"
    assert finding["events"] == [[1, 0], [2, 0], [3, 0]]
    assert finding["count"] == 3
    assert finding["cases"] == [{"subject": "7", "found": "u-1 and u-2", "events": 3}]


def test_text_ends_with_it(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    """Sentence, remedy, and whom it concerns."""
    done = run(capsys, "check", path, "--across")

    after = done.out.partition("\nAcross ")[2]
    assert "mParticle IDs with several customer ids: 1, such as 7: u-1 and u-2." in after
    assert "Call login or logout of the SDK" in after
    assert "· 7: u-1 and u-2" in after


def test_its_severities_count(capsys: pytest.CaptureFixture[str], path: Path) -> None:
    """Only where it is asked for."""
    asked = run(capsys, "check", path, "--across", "--fail-on", "warning")
    not_asked = run(capsys, "check", path, "--fail-on", "warning")

    assert (asked.status, not_asked.status) == (1, 1)  # times in seconds are a warning already
    assert run(capsys, "check", path, "--fail-on", "error").status == 0


def test_a_filter_cannot_ask_for_what_is_known_at_the_end(
    capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    """It says where to look instead."""
    done = run(capsys, "check", path, "--where", "across:any")
    assert done.status == 2
    assert "check --across" in done.err
