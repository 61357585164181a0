"""`open`: the window as a picture, and what it says where there can be none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from inspector.storage import door
from inspector.storage.door import Visit
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


class TestAnotherStart:
    """A window is open already."""

    @pytest.fixture
    def visits(self, monkeypatch: pytest.MonkeyPatch) -> list[Visit]:
        """What the open window is handed."""
        taken: list[Visit] = []

        def knock(visit: Visit) -> bool:
            taken.append(visit)
            return True

        monkeypatch.setattr(door, "knock", knock)
        return taken

    def test_files_and_urls_are_handed_over(
        self, visits: list[Visit], capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        """By their full paths, and no second window opens."""
        done = run(capsys, "a.json", (tmp_path / "b c.har").as_uri(), "--follow")
        assert (done.status, done.out) == (0, "Opened in the window that is there already.\n")
        assert visits == [Visit((Path.cwd() / "a.json", tmp_path / "b c.har"), follow=True)]

    def test_without_files_it_only_comes_to_the_front(
        self, visits: list[Visit], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """And the terminal says so."""
        assert run(capsys).out == "It is open already.\n"
        assert visits == [Visit(())]

    @pytest.mark.parametrize("words", [("--new-window",), ("--select", "1"), ("-",)])
    def test_what_asks_for_a_window_of_its_own_gets_one(
        self,
        words: tuple[str, ...],
        visits: list[Visit],
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Here there is no display for it, which is said."""
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(sys, "platform", "linux")
        assert "no display" in run(capsys, "open", *words).err
        assert not visits


def test_a_pipe_is_shown(tmp_path: Path) -> None:
    """`-` is standard input, read to its end."""
    out = tmp_path / "out.png"
    done = subprocess.run(
        [sys.executable, "-m", "inspector", "-", "--select", "2", "--screenshot", str(out)],
        cwd=PROJECT,
        input=f"{CLEAN}\n{CLEAN}\n".encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert out.exists()
