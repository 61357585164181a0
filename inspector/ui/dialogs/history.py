"""What was sent: runs, the events of one, the tries of one of them. It blocks nothing."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from inspector.model.delivery import Outcome
from inspector.ui import words
from inspector.ui.dialogs.asking import ask
from inspector.ui.dialogs.files import ask_where_to_save
from inspector.ui.models.table import Line
from inspector.ui.panels.sends import SendsPanel
from inspector.ui.widgets.table import Table
from inspector.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from inspector.sending.ledger import RunNote, Sent

MOST = 2_000
"""Events of a run that are listed; the export has all."""
_FINAL = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.DOUBT, Outcome.UNSENT)


class HistoryDialog(QDialog):
    """Reads the journal, newest run first. What it asks others to do it is given as functions."""

    def __init__(self, resume: Callable[["RunNote"], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resume = resume
        self.setWindowTitle("What was sent")
        self.resize(1000, 620)
        self.runs = Table(
            "Runs",
            ("Run", "Begun", "What", "Accepted", "Refused", "In doubt", "Not sent", "Ended"),
            (50, 130, 0, 76, 70, 70, 70, 220),
        )
        self.events = Table(
            "Events of the run", ("#", "Event", "User", "From", "Outcome"), (50, 0, 0, 180, 90)
        )
        self.tries = SendsPanel()
        self.said = QLabel(wordWrap=True)
        self.resume = QPushButton("Send the rest…")
        self.resume.clicked.connect(self._on_resume)
        self.full = TickBox("with users, requests and answers")
        self.export = QPushButton("Export…")
        self.forget = QPushButton("Forget everything…")
        splitter = QSplitter(Qt.Orientation.Vertical)
        for part in (self.runs, self.events, self.tries):
            splitter.addWidget(part)
        splitter.setSizes([200, 200, 180])
        buttons = QHBoxLayout()
        for widget in (self.resume, self.export, self.full):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.forget)
        layout = QVBoxLayout(self)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        self.runs.selectionModel().currentRowChanged.connect(self._on_run_chosen)
        self.events.selectionModel().currentRowChanged.connect(self._on_event_chosen)
        self.refresh()

    @property
    def note(self) -> "RunNote | None":
        """The chosen run."""
        from inspector.sending.ledger import RunNote

        line = self.runs.current()
        return line.what if line and isinstance(line.what, RunNote) else None

    def refresh(self) -> None:
        """Reads the runs again."""
        from inspector.sending import JournalFault, ledger

        try:
            lines = [_run_line(note, ledger.counts(note.id)) for note in ledger.runs()]
        except JournalFault as fault:
            self.said.setText(str(fault))
            return
        self.events.show_lines([])
        self.tries.show_attempts([])
        self.runs.show_lines(lines)
        for button in (self.resume, self.export, self.forget):
            button.setEnabled(bool(lines))
        self.said.setText("" if lines else "Nothing was sent yet, or it is forgotten.")
        if lines:
            self.runs.selectRow(0)

    async def save(self) -> None:
        """Asks where the export of the chosen run shall go, and writes it there."""
        note = self.note
        if note is None:
            return
        kinds = "Spreadsheet (*.csv);;JSON lines (*.json)"
        path: Path | None = await ask_where_to_save(self, f"run-{note.id}.csv", kinds)
        if path is None:
            return
        self.said.setText(_written(path, note.id, full=self.full.isChecked()))

    async def wipe(self) -> None:
        """Asks, and forgets every run."""
        from inspector.sending import JournalFault, journal

        box = QMessageBox(self)
        box.setWindowTitle("Forget everything")
        box.setText("Forget every run, with all requests and answers?")
        box.setInformativeText(
            "Then this program does not know any more which events were accepted before."
        )
        yes = box.addButton("Forget everything", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        await ask(box)
        if box.clickedButton() is yes:
            try:
                journal.forget(time.time() + 1)
            except JournalFault as fault:
                self.said.setText(str(fault))
                return
            self.refresh()

    # -- inside ---------------------------------------------------------------------------------

    def _on_run_chosen(self) -> None:
        from inspector.sending import ledger

        note = self.note
        if note is not None:
            sent = ledger.events(note.id)
            self.events.show_lines([_event_line(each) for each in sent[:MOST]])
            left = sum(each.outcome is not Outcome.ACCEPTED for each in sent)
            self.resume.setEnabled(left > 0)
            more = f"The first {MOST:,} of {len(sent):,} events are listed." if sent[MOST:] else ""
            self.said.setText(more)
            if sent:
                self.events.selectRow(0)

    def _on_event_chosen(self) -> None:
        from inspector.sending import ledger
        from inspector.sending.ledger import Sent

        note, line = self.note, self.events.current()
        if note is not None and line is not None and isinstance(line.what, Sent):
            self.tries.show_attempts(ledger.tries(note.id, line.what))

    def _on_resume(self) -> None:
        note = self.note
        if note is not None:
            self.accept()
            self._resume(note)


def _written(path: Path, run: int, *, full: bool) -> str:
    from inspector.sending import JournalFault
    from inspector.sending.export import Form, exported

    form = Form.JSON if path.suffix == ".json" else Form.CSV
    try:
        path.write_text(exported(run, form, full=full), encoding="utf-8")
    except (OSError, JournalFault) as fault:
        return f"It could not be written: {fault}"
    return f"The run is in {path}."


def _run_line(note: "RunNote", counts: "dict[Outcome, int]") -> Line:
    numbers = [f"{counts.get(outcome, 0):,}" for outcome in _FINAL]
    ended = note.reason or ("" if note.ended else "cut short, or still on")
    return Line((str(note.id), words.day(note.started), note.title, *numbers, ended), note, ended)


def _event_line(sent: "Sent") -> Line:
    place = f"{sent.source} {sent.record}.{sent.event}"
    texts = (str(sent.number + 1), sent.name, sent.user, place, sent.outcome.word)
    return Line(texts, sent)
