"""From words to a command: what is imported, and how it ends."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector import __version__
from inspector.cli.entry import COMMANDS
from tests.cli.helpers import CLEAN, run, source


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """--help lists all commands and is no failure."""
    done = run(capsys, "--help")
    assert done.status == 0
    assert set(COMMANDS) <= {line.split()[0] for line in done.out.splitlines() if line.strip()}


@pytest.mark.parametrize("command", COMMANDS)
def test_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command has its own help."""
    done = run(capsys, command, "--help")
    assert done.status == 0
    assert done.out.startswith(f"usage: mparticle-inspector {command} ")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version says which."""
    assert run(capsys, "--version").out == f"mparticle-inspector {__version__}\n"


def test_check_imports_no_network_and_no_window(tmp_path: Path) -> None:
    """A command imports what it needs: checking a file starts neither client nor Qt."""
    script = (
        "import sys; from inspector.cli import main; main(sys.argv[1:]);"
        "print(sorted({'httpx', 'aiohttp', 'PySide6', 'qasync', 'keyring'} & set(sys.modules)))"
    )
    words = [sys.executable, "-c", script, "check", str(source(tmp_path, CLEAN))]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    """`… | head -1` is no error."""
    file = source(tmp_path, *[CLEAN] * 5000)
    process = subprocess.Popen(
        [sys.executable, "-m", "inspector", "check", str(file), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_any_encoding_of_the_pipe_will_do(tmp_path: Path) -> None:
    """Names hold any character, whatever encoding the surroundings ask for."""
    file = source(tmp_path, CLEAN.replace("Signed Up", "Café 東京"))
    done = subprocess.run(
        [sys.executable, "-m", "inspector", "check", str(file), "--format", "json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert "Café 東京" in done.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["check", "map", "coverage", "report"])
def test_full_disk_is_one_sentence(command: str, tmp_path: Path) -> None:
    """Output that cannot be written ends it with status 2, and no traceback."""
    file = source(tmp_path, *[CLEAN] * 50)
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "inspector", command, str(file)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"The output cannot be written: {os.strerror(errno.ENOSPC)}.\n"


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows closes no stream")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_fault(closed: str, tmp_path: Path) -> None:
    """Who closes an output wants none; the status tells all the same."""
    file = source(tmp_path, CLEAN)
    command = f'"{sys.executable}" -m inspector check "{file}" --format json {closed}'
    assert subprocess.run(["sh", "-c", command], capture_output=True, check=False).returncode == 0
