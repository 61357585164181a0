"""One process or several: the same is printed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.helpers import CLEAN, NOBODY, run, source
from tests.conftest import PROJECT

BROKEN = '{"events": ['
OTHER = '{"request_type":"identify","known_identities":{"customerid":"u-1"},"client_sdk":{}}'


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """More records than one share, with everything that can go wrong."""
    lines = [CLEAN.replace("u-1", f"u-{number}") for number in range(250)]
    lines[7], lines[120], lines[249] = BROKEN, OTHER, NOBODY
    return source(tmp_path, *lines), source(tmp_path, CLEAN, NOBODY, name="b.ndjson")


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "--format", "json", "--where", "verdict:refused or user:u-1"),
        ("map", "--format", "json"),
        ("map", "--format", "json", "--no-links"),
    ],
)
def test_the_order_is_that_of_the_files(
    files: tuple[Path, Path], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Complaints, counts and status as well."""
    alone = run(capsys, *words, *files)
    shared = run(capsys, *words, "--jobs", "2", *files)

    assert shared == alone
    assert alone.status == 2
    assert alone.err.count("line 8") == 1
    assert len(alone.out.splitlines()) > 1


@pytest.mark.parametrize("number", ["0", "x", "65", "-1"])
def test_a_number_of_processes_is_one(
    number: str, files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Anything else is wrong usage."""
    found = run(capsys, "map", f"--jobs={number}", files[0])

    assert found.status == 2
    assert "is no number of processes" in found.err


def test_what_comes_through_a_pipe_is_told_as_it_comes() -> None:
    """Without waiting for its end; the first two lines say what it is."""
    with subprocess.Popen(
        (sys.executable, "-m", "inspector", "check", "-", "--format", "json"),
        cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(f"{CLEAN}\n".encode() * 2)
            process.stdin.flush()
            told = [process.stdout.readline() for _ in range(2 if number else 1)]
            assert all(b'"verdict":"clean"' in line for line in told)
        process.stdin.close()
        assert process.stdout.read().count(b"\n") == 1
