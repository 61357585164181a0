"""Qt's start, in processes of its own: where it fails, Qt ends the process it is in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from inspector.ui import starting
from tests.conftest import PROJECT

START = "from inspector.ui.starting import application; print(application().platformName())"


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Starts Qt with these variables and no display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-c", START],
        cwd=PROJECT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_platform_that_starts_says_nothing() -> None:
    """The application is there, without a word."""
    done = start(QT_QPA_PLATFORM="offscreen")

    assert (done.returncode, done.stdout, done.stderr) == (0, "offscreen\n", "")


def test_a_platform_that_does_not_exist_is_said() -> None:
    """In one line that names the variable, instead of Qt's own words and a crash."""
    done = start(QT_QPA_PLATFORM="nowhere")

    assert done.returncode == starting.STATUS
    assert done.stderr.count("\n") == 1
    assert "no platform “nowhere”" in done.stderr
    assert "QT_QPA_PLATFORM" in done.stderr
    assert "demo --headless" in done.stderr


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("ldd"), reason="asks Linux's ldd")
def test_a_missing_system_library_is_named_with_its_package(tmp_path: Path) -> None:
    """A copy of Qt's part for X11 that asks for a library which is not on this machine."""
    there = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath), "libQt6XcbQpa.so.6")
    if not there.is_file():
        pytest.skip("this Qt has no part for X11")
    asking = there.read_bytes().replace(b"libxcb-cursor.so.0\0", b"libxcb-absent.so.0\0")
    (tmp_path / there.name).write_bytes(asking)

    done = start(QT_QPA_PLATFORM="xcb", DISPLAY=":0", LD_LIBRARY_PATH=str(tmp_path))

    assert done.returncode == starting.STATUS
    assert done.stderr.count("\n") == 1
    assert "libxcb-absent.so.0" in done.stderr
    assert "libxcb-absent0" in done.stderr


def test_the_reason_is_found_in_qt_s_words() -> None:
    """A display that does not answer, by its name; words we do not know are passed on."""
    assert "display :7 does not answer" in starting.reason(
        ["could not connect to display :7", "no Qt platform plugin could be initialized"]
    )
    assert starting.reason(["the moon is full"]) == "Qt does not start: the moon is full."


def test_an_application_that_runs_is_taken(qapp: QApplication) -> None:
    """A process has one."""
    try:
        assert starting.application() is qapp
    finally:
        qInstallMessageHandler(None)
