"""The program from its start to its end, as processes of their own."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.batches import SHOP

PROGRAM = """
import sys
from pathlib import Path
from inspector.app import run_window
from inspector.ui.application import Options
out, theme, size, select, *files = sys.argv[1:]
sys.exit(run_window(Options(
    files=tuple(Path(f) for f in files), select=int(select) or None, screenshot=Path(out),
    theme=theme, size=tuple(int(n) for n in size.split("x")),
)))
"""


def _shoot(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(out), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("theme", "dark"), [("light", False), ("dark", True)])
def test_a_picture_is_taken_without_a_screen(tmp_path: Path, theme: str, dark: bool) -> None:
    """Files are read, the row is selected, the picture has the size and look asked for."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    out = tmp_path / "window.png"
    done = _shoot(out, theme, "1100x700", "2", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (1100, 700)
    assert (picture.pixelColor(5, 350).lightness() < 128) is dark


def test_a_row_that_is_not_there(tmp_path: Path) -> None:
    """A sentence and status 2, no picture."""
    path = tmp_path / "shop.ndjson"
    path.write_bytes(SHOP)
    done = _shoot(tmp_path / "window.png", "light", "900x700", "99", str(path))
    assert done.returncode == 2
    assert done.stderr == "There is no row 99 to select.\n"
    assert not (tmp_path / "window.png").exists()


QUITS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inspector.app import run_window
from inspector.ui.application import Options
app = QApplication([])
QTimer.singleShot(300, app.quit)
sys.exit(run_window(Options(sample=True)))
"""


def test_a_request_to_quit_ends_in_order() -> None:
    """The end of a desktop session is no crash, even while a source is read."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", QUITS],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


FIRST_PAINT = """
import os, sys
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from inspector.cli import main

process_events = QApplication.processEvents

def paint():
    process_events()
    late = {"asyncio", "msgspec", "numpy", "aiohttp"} & set(sys.modules)
    shown = any(window.isVisible() for window in QApplication.topLevelWidgets())
    print(sorted(late), "Qt" in vars(QtCore), shown, flush=True)
    os._exit(0)

QApplication.processEvents = staticmethod(paint)
main([])
"""


def test_the_first_paint_waits_for_nothing_it_does_not_show() -> None:
    """Neither for heavy packages nor for Qt's namespace, whose 93 enums take a fifth of the
    start; a name of it at the top of a module, or a colour given where one of its own would do,
    brings it back."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FIRST_PAINT],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("[] False True\n", "")
