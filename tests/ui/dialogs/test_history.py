"""The history shows runs, events and tries, exports them, resumes what is left, and forgets."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from inspector.sandbox import Sandbox
from inspector.sending import ledger
from inspector.sending.ledger import RunNote
from inspector.session import LOCAL
from inspector.tasks import TaskOwner
from inspector.ui.dialogs.history import HistoryDialog
from tests.sending.journals import conducted
from tests.sending.runs import some_items
from tests.ui.conftest import Wait, until


def _dialog(qtbot: QtBot, resumed: list[RunNote]) -> HistoryDialog:
    dialog = HistoryDialog(resumed.append)
    qtbot.addWidget(dialog)
    return dialog


def test_empty(qtbot: QtBot) -> None:
    """A sentence, and nothing to press."""
    dialog = _dialog(qtbot, [])
    assert "Nothing was sent yet" in dialog.said.text()
    assert not dialog.resume.isEnabled()
    assert not dialog.export.isEnabled()


def test_runs_events_and_tries(qtbot: QtBot) -> None:
    """The newest run first; its events with their outcomes; an event's tries with their answers."""
    conducted(Sandbox(), some_items(3, 2))
    conducted(Sandbox(failures={"suspended": 1.0}), some_items(3, 3))
    resumed: list[RunNote] = []
    dialog = _dialog(qtbot, resumed)
    assert [line.texts[0] for line in dialog.runs.lines] == ["2", "1"]
    assert "suspended" in dialog.runs.lines[0].texts[-1]
    outcomes = [line.texts[4] for line in dialog.events.lines]
    assert outcomes[0] == "refused"
    # The first refusal ends the run; which others were on their way by then is a matter of time.
    assert set(outcomes) <= {"refused", "not sent"}
    assert len(outcomes) == 3
    assert dialog.tries.table.lines[0].texts[4] == "HTTP 403"
    dialog.resume.click()
    assert [note.id for note in resumed] == [2]
    dialog.runs.selectRow(1)
    assert [line.texts[4] for line in dialog.events.lines] == ["accepted"] * 3
    assert not dialog.resume.isEnabled()


def test_a_try_is_copied_as_a_command(qtbot: QtBot) -> None:
    """As it went out, without the key; forgotten, it says so."""
    conducted(Sandbox(), some_items(1, 1))
    dialog = _dialog(qtbot, [])
    dialog.tries.workspace = LOCAL
    dialog.tries.copy.click()
    assert "curl -X POST" in QGuiApplication.clipboard().text()
    assert "user-0" in QGuiApplication.clipboard().text()
    dialog.tries.workspace = None
    dialog.tries.copy.click()
    assert "forgotten" in dialog.tries.answer.toPlainText()


def test_export_and_forget(qtbot: QtBot, wait: Wait, tmp_path: Path) -> None:
    """Into the chosen file; forgetting is asked about."""
    conducted(Sandbox(), some_items(2, 2))
    dialog = _dialog(qtbot, [])
    path = tmp_path / "run.csv"

    async def journey() -> None:
        owner = TaskOwner()
        saving = owner.start(dialog.save(), name="save")
        await until(lambda: dialog.findChild(QFileDialog) is not None)
        asked = dialog.findChild(QFileDialog)
        asked.findChild(QLineEdit).setText(str(path))
        asked.accept()
        await saving
        for words in ("Keep", "Forget"):
            wiping = owner.start(dialog.wipe(), name="wipe")
            await until(lambda: _box(dialog) is not None)
            box = _box(dialog)
            assert box is not None
            next(b for b in box.buttons() if b.text().startswith(words)).click()
            await wiping
            assert (ledger.runs() == []) == (words == "Forget")

    wait(journey())
    assert path.read_text().startswith("run,source,batch")
    assert dialog.runs.lines == ()


def _box(dialog: HistoryDialog) -> QMessageBox | None:
    boxes = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    return boxes[0] if boxes else None
