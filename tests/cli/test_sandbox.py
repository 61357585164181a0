"""`sandbox`: it says where it is and how to use it, and ends in order."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys

import pytest

from tests.cli.helpers import run


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_it_prints_works(ending: signal.Signals) -> None:
    """What it prints can be pasted into a shell; the end tells what it held; status 0."""
    process = subprocess.Popen(
        [sys.executable, "-m", "inspector", "sandbox", "--workspace-id", "W1", "--key", "a'b"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    while "--data-raw" not in lines[-1] and lines[-1]:
        lines.append(process.stdout.readline())
    text = "".join(lines)
    command = text[text.index("curl") :]
    answer = subprocess.run(
        ["sh", "-c", f"MOE_KEY=\"a'b\"; {command} -s --noproxy '*'".replace("\n -s", " -s")],
        capture_output=True,
        text=True,
        timeout=20,
    )
    process.send_signal(ending)
    out, err = process.communicate(timeout=20)
    assert re.search(r"Sandbox at +http://127\.0\.0\.1:\d+", text)
    assert '"status":"success"' in answer.stdout
    assert "1 request accepted, 0 refused.\n1 user, 1 event, 0 discarded." in out
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--port", "70000"), "between 0 and 65535"),
        (("--latency", "-1"), "not below 0"),
        (("--fail", "429"), "not like 429=0.05"),
        (("--fail", "404=0.1"), "no failure “404”"),
        (("--fail", "429=2"), "between 0 and 1"),
    ],
)
def test_wrong_words(words: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and a sentence."""
    done = run(capsys, "sandbox", *words)
    assert done.status == 2
    assert why in done.err


def test_a_taken_port(capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error, status 2."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        done = run(capsys, "sandbox", "--port", str(held.getsockname()[1]))
    assert done.status == 2
    assert "is taken by another program" in done.err
    assert done.err.count("\n") == 1
