"""`capture`: it says where it is, tells of every request, and ends in order."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import msgspec
import pytest

from tests.cli.helpers import run


def _session(words: list[str], ending: signal.Signals) -> tuple[str, str, int, int]:
    """Starts the command, does what it says can be tried, ends it. What it wrote, its status, and
    the status of the try."""
    process = subprocess.Popen(
        [sys.executable, "-m", "inspector", "capture", "--port", "0", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    assert process.stderr is not None
    told = [process.stderr.readline()]
    while "curl" not in told[-1] and told[-1]:
        told.append(process.stderr.readline())
    tried = subprocess.run(
        ["sh", "-c", f"{told[-1].strip()} -sf --noproxy '*'"], capture_output=True, timeout=20
    )
    process.send_signal(ending)
    out, err = process.communicate(timeout=20)
    return out, "".join(told) + err, process.returncode, tried.returncode


needs_shell = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("curl"), reason="needs curl and signals"
)


@needs_shell
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_it_prints_works(tmp_path: Path, ending: signal.Signals) -> None:
    """What it prints can be pasted into a shell; the file has the event; status 0."""
    path = tmp_path / "a.ndjson"
    out, err, status, tried = _session(["--out", str(path)], ending)

    assert (status, tried) == (0, 0)
    assert re.search(r"Capturing at +http://127\.0\.0\.1:\d+", err)
    assert re.search(r"Events API +1 event  202  POST /v2/events\n", out)
    assert f"1 request with 1 event taken.\n{path}" in out
    assert b'"event_name":"hello"' in path.read_bytes()


@needs_shell
def test_for_programs() -> None:
    """One JSON object a request on standard output, nothing else there. Without --out the file
    lies with this program's own."""
    out, err, status, _ = _session(["--format", "json"], signal.SIGTERM)

    assert status == 0
    told = msgspec.json.decode(out)
    assert (told["sender"], told["events"], told["status"]) == ("Events API", 1, 202)
    path = re.search(r"Written to +(\S+)", err)
    assert path is not None
    assert Path(path[1]).parent.name == "captures"
    assert Path(path[1]).stat().st_size


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--port", "70000"), "between 0 and 65535"),
        (("--host", "0.0.0.0"), "Add --yes"),
        (("--pass-on", "ftp://a.test"), "is no address such as"),
        (("--out", "/"), "cannot be written"),
    ],
)
def test_wrong_words(words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and a sentence."""
    done = run(capsys, "capture", *words)
    assert done.status == 2
    assert why in done.err


def test_a_taken_port(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error, status 2, no empty file."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        words = ("--port", str(held.getsockname()[1]), "--out", str(tmp_path / "a.ndjson"))
        done = run(capsys, "capture", *words)
    assert done.status == 2
    assert "is taken by another program" in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@needs_shell
def test_a_capture_that_was_killed_is_told_of_once() -> None:
    """The next one says where what came is, and the one after that does not."""
    _, err, _, tried = _session([], signal.SIGKILL)
    assert tried == 0
    path = re.search(r"Written to +(\S+)", err)
    assert path is not None
    assert f"mparticle-inspector open {path[1]}" not in err

    assert f"mparticle-inspector open {path[1]}" in _session([], signal.SIGTERM)[1]
    assert "cut short" not in _session([], signal.SIGTERM)[1]
    assert Path(path[1]).stat().st_size


@needs_shell
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """On a real limit the sender is told to come again and the watcher why; whole lines are kept,
    and it ends in order."""
    path = tmp_path / "a.ndjson"
    command = f"ulimit -f 1; exec {sys.executable} -m inspector capture --port 0 --out {path}"
    process = subprocess.Popen(
        ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    url = ""
    while not url:
        url = "".join(re.findall(r"http://\S+", process.stderr.readline()))
    body = b'{"events":[{"event_type":"custom_event","data":{"event_name":"%b"}}]}' % (b"x" * 400)
    statuses = [httpx.post(f"{url}/v2/events", content=body).status_code for _ in range(4)]
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=20)

    assert statuses == [202, 503, 503, 503]
    assert "may not grow any further" in out
    assert "1 request with 1 event taken, 3 refused." in out
    assert path.read_bytes().count(b"\n") == 1
