"""Files of captures: found, copied, deleted after a question."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QMessageBox

from inspector.storage import paths
from inspector.ui.capture_files import earlier
from inspector.ui.desk import Desk
from tests.ui.conftest import Wait, until


def _made(*names: str) -> list[Path]:
    paths.captures().mkdir(parents=True)
    made = [paths.captures() / name for name in names]
    for path in made:
        path.write_bytes(b"{}\n")
    return made


def test_earlier_ones_without_the_present_one() -> None:
    """The last first; other files are none of ours."""
    first, second, now, _ = _made(
        "capture-1.ndjson", "capture-2.ndjson", "capture-3.ndjson", "notes.txt"
    )

    assert earlier(now) == [(second, 3), (first, 3)]
    assert len(earlier(None)) == 3


def test_deleting_asks(desk: Desk, wait: Wait[Any], qapp: QApplication) -> None:
    """Kept, it is there; confirmed, it is gone."""
    (path,) = _made("capture-1.ndjson")

    async def answer(button: int) -> None:
        task = desk.tasks.start(desk.capturing.files.delete(path), name="delete")
        await until(lambda: isinstance(qapp.activeModalWidget(), QMessageBox))
        box = qapp.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.buttons()[button].click()
        await task

    wait(answer(1))
    assert path.exists()
    wait(answer(0))
    assert not path.exists()


def test_a_copy_that_fails_is_said(desk: Desk, wait: Wait[Any], tmp_path: Path) -> None:
    """With the place and the reason."""
    (path,) = _made("capture-1.ndjson")
    wait(desk.capturing.files.save_as(path, tmp_path / "nowhere" / "a.ndjson"))

    assert "cannot be written" in desk.window.messages.text
