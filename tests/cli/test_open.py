"""`open`: the window as a picture, and what it says where there can be none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.cli.helpers import CLEAN, run, source
from tests.conftest import PROJECT


def picture(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as on a machine without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return subprocess.run(
        [sys.executable, "-m", "inspector", "open", *map(str, words)],
        cwd=PROJECT,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_picture_is_painted_saved_and_the_program_ends(tmp_path: Path) -> None:
    """Of the asked size, in the asked theme, without a display and without a word."""
    file, out = source(tmp_path, CLEAN, CLEAN), tmp_path / "out.png"

    done = picture(
        file, "--select", "2", "--screenshot", out, "--theme", "dark", "--size", "1100x700"
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1100, 700)
    assert image.pixelColor(550, 690).lightness() < 80


def test_a_row_that_is_not_there_is_said(tmp_path: Path) -> None:
    """No picture of something else."""
    out = tmp_path / "out.png"

    done = picture(source(tmp_path, CLEAN), "--select", "9", "--screenshot", out)

    assert done.returncode == 2
    assert done.stderr == "There is no row 9 to select.\n"
    assert not out.exists()


@pytest.mark.parametrize("size", ["big", "1x1", "1100*700"])
def test_a_size_that_is_none(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage is status 2 with an example."""
    done = run(capsys, "open", "--size", size)

    assert done.status == 2
    assert "is no size such as 1440x900" in done.err


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """The picture shows the others; status and standard error tell of the one."""
    out = tmp_path / "out.png"

    done = picture(source(tmp_path, CLEAN), tmp_path / "gone.json", "--screenshot", out)

    assert done.returncode == 2
    assert done.stderr.startswith(f"{tmp_path / 'gone.json'}: There is no such file")
    assert out.exists()
