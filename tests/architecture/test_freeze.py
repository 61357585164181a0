"""The program in one folder, as the README's command builds it, started where no Python is."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import inspector
from tests.architecture.code import PROJECT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

NAME = "mparticle-inspector"
SPEC = f".ci/{NAME}.spec"
SAMPLE = PROJECT / "resources" / "samples" / "shop.ndjson"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The executable in its folder."""
    if find_spec("PyInstaller") is None:
        pytest.skip("PyInstaller is not installed: pip install '.[freeze]' brings it")
    folder = tmp_path_factory.mktemp("frozen")
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
         "--distpath", folder / "dist", "--workpath", folder / "work", PROJECT / SPEC],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return next(path for path in (folder / "dist" / NAME).iterdir() if path.stem == NAME)


@pytest.fixture(scope="module")
def run(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the program as on a machine without Python, without a display, at its first start."""
    gone = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "QT_QPA_PLATFORM", "DISPLAY")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    home = tmp_path_factory.mktemp("home")

    def start(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *words],
            cwd=home,
            env=kept | {"MPARTICLE_INSPECTOR_HOME": str(home)},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    return start


def test_is_this_version(run: Run) -> None:
    """The folder holds what was built."""
    assert run("--version").stdout.split() == [NAME, inspector.__version__]


def test_paints_the_window(run: Run, tmp_path: Path) -> None:
    """Fonts, themes, icons and the whole pipeline are in the folder: the picture has an event."""
    out = tmp_path / "out.png"
    done = run("open", SAMPLE, "--select", "3", "--screenshot", out, "--size", "1100x700")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1100, 700)
    colours = {image.pixel(x, y) for x in range(0, 1100, 3) for y in range(0, 700, 3)}
    assert len(colours) > 100


@pytest.mark.parametrize("command", ["check", "map"])
def test_shares_work_among_processes(run: Run, command: str) -> None:
    """A process of the program is the program started again, and answers the same."""
    alone, shared = run(command, SAMPLE), run(command, SAMPLE, "--jobs", "2")

    assert alone.stdout.count("\n") > 60
    assert (shared.returncode, shared.stdout) == (alone.returncode, alone.stdout)


def test_makes_the_whole_journey(run: Run) -> None:
    """Server, client and journal work there: the demo sends to its own sandbox."""
    done = run("demo", "--headless")

    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"\d+ users, \d+ events", done.stdout)


def test_has_the_key_stores_at_hand(run: Run) -> None:
    """`doctor` asks them, and starts Qt in a process of its own."""
    lines = run("doctor").stdout.splitlines()

    assert re.match(r"(ok|FAIL) +Qt +(starts on|there can be no window: The display)", lines[0])
    assert re.match(r"(ok|note) +Keys +kept in", lines[1])


def test_carries_nothing_twice_or_in_vain(program: Path) -> None:
    """No QML, no GTK, no link to a file that was left out."""
    files = list(program.parent.rglob("*"))

    assert not [path.name for path in files if re.search(r"Qml|Quick|libgtk|\.qm$", path.name)]
    assert not [path for path in files if path.is_symlink() and not path.exists()]
