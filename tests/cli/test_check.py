"""`check` keeps the contract: lines, keys and statuses."""

from pathlib import Path

import pytest

from tests.cli.helpers import CLEAN, EVENT, NOBODY, run, source

KEYS = ["source", "batch", "event", "event_type", "name", "time", "identity", "verdict",
        "diagnostics"]  # fmt: skip


def test_json_has_one_line_an_event_with_the_keys_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Programs get exactly the documented keys, one object an event, in order."""
    file = source(tmp_path, CLEAN, NOBODY)
    done = run(capsys, "check", file, "--format", "json")
    assert done.status == 0
    assert [list(line) for line in done.lines] == [KEYS] * 3
    first, second, third = done.lines
    diagnostics = first.pop("diagnostics")
    assert first == {
        "source": str(file),
        "batch": 1,
        "event": 0,
        "event_type": "custom_event",
        "name": "Signed Up",
        "time": "1970-01-01T00:00:00.001Z",
        "identity": {"customer_id": "u-1"},
        "verdict": "clean",
    }
    assert isinstance(diagnostics, list)
    for diagnostic in diagnostics:
        assert isinstance(diagnostic, dict)
        assert list(diagnostic) == ["code", "severity", "message", "pointer"]
    assert [(line["batch"], line["event"]) for line in (second, third)] == [(2, 0), (2, 1)]
    assert second["verdict"] == "refused"


@pytest.mark.parametrize("severity", ["error", "warning", "unsupported", "info"])
def test_fail_on_meets_an_error(
    severity: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error is at or above every severity."""
    assert run(capsys, "check", source(tmp_path, NOBODY), "--fail-on", severity).status == 1


@pytest.mark.parametrize(("severity", "status"), [("error", 0), ("warning", 0), ("info", 1)])
def test_fail_on_lets_lesser_problems_pass(
    severity: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An info fails only where info was asked for."""
    event = EVENT.replace('"timestamp_unixtime_ms":1', '"timestamp_unixtime_ms":1795161664300')
    file = source(tmp_path, CLEAN.replace(EVENT, event))
    done = run(capsys, "check", file, "--fail-on", severity, "--format", "json")
    diagnostics = done.lines[0]["diagnostics"]
    assert isinstance(diagnostics, list)
    assert {d["severity"] for d in diagnostics if isinstance(d, dict)} == {"info"}
    assert done.status == status


def test_unreadable_record_is_one_line_on_stderr_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place is file, line and byte; the good lines are done all the same."""
    file = source(tmp_path, CLEAN, "{oops", CLEAN)
    done = run(capsys, "check", file, "--format", "json")
    assert done.status == 2
    assert [line["batch"] for line in done.lines] == [1, 3]
    assert done.err == (
        f"{file}: line 2, byte {len(CLEAN) + 2}: “oops” is not the beginning of a JSON value. "
        "Correct the text at the byte named, or export it again from where it came from. "
        "The units before and after it are read as usual.\n"
    )


def test_unreadable_file_is_named_and_the_others_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file, a folder and an empty file are a line each; status 2 even with --fail-on."""
    good, empty = source(tmp_path, NOBODY), tmp_path / "empty.json"
    empty.write_bytes(b"")
    files = (tmp_path / "nope.json", tmp_path, empty, good)
    done = run(capsys, "check", *files, "--format", "json", "--fail-on", "error")
    assert done.status == 2
    assert len(done.lines) == 2
    missing, folder, nothing = done.err.splitlines()
    assert missing.startswith(f"{files[0]}: cannot be read: ")
    assert folder == f"{tmp_path}: cannot be read: Is a directory. Name the files in it."
    assert nothing == (
        f"{empty}: value 1, byte 0: there is nothing to read, it is empty. "
        "Record or export it again, and check that the file has a size."
    )


def test_text_has_an_aligned_line_an_event_and_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """People get columns, the errors beneath, and the counts at the end."""
    done = run(capsys, "check", source(tmp_path, CLEAN, NOBODY))
    lines = done.out.splitlines()
    assert lines[0].index("clean") == lines[2].index("refused")
    assert lines[3].split()[0] == "error"
    assert "3 events in 2 batches: 1 clean, 2 refused" in lines
    assert "       2  error        identity.missing" in lines


def test_text_escapes_what_could_rule_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A control sequence in an event name is shown, not obeyed."""
    file = source(tmp_path, CLEAN.replace("Signed Up", "\\u001b[31mred\\n"))
    done = run(capsys, "check", file)
    assert "\x1b" not in done.out
    assert "\\x1b[31mred\\n" in done.out


def test_batch_without_events_is_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is passed over: the line says null where there is no event."""
    file = source(tmp_path, '{"user_identities":{"customer_id":"u-1"},"events":null}')
    (line,) = run(capsys, "check", file, "--format", "json").lines
    assert (line["event"], line["event_type"], line["time"]) == (None, None, None)
    assert line["verdict"] == "unsupported"
    assert run(capsys, "check", file).status == 0


def test_what_only_a_window_knows_is_no_filter_here(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing is edited on a command line; what is tried is asked by its options."""
    file = source(tmp_path, CLEAN)

    assert "0 events" in run(capsys, "check", file, "--where", "edited:yes").out
    tried = run(capsys, "check", file, "--where", "tried:any")
    assert tried.status == 2
    assert "workspace options" in tried.err


def test_what_to_do_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand broken lines need it no thousand times, in whatever process they are read."""
    file = tmp_path / "a.ndjson"
    file.write_bytes(CLEAN.encode() + b"\noops" * 300)
    for jobs in ("1", "2"):
        done = run(capsys, "check", file, "--jobs", jobs)
        assert len(done.err.splitlines()) == 300
        assert done.err.count("Correct the text") == 1
