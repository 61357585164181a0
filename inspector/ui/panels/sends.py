"""The Sends tab: every try at the event's requests with MoEngage's answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from inspector.model.delivery import Answer, Attempt
from inspector.model.workspace import Workspace
from inspector.ui import fonts, words
from inspector.ui.icons import icon
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table


class SendsPanel(QWidget):
    """The tries at the left, the chosen one's answer at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(
            "Sends of the event",
            ("Sent", "Request", "Try", "Outcome", "Answer", "Took", "What happened"),
            (130, 84, 40, 80, 76, 76, 0),
        )
        self.answer = QPlainTextEdit(readOnly=True)
        self.answer.setAccessibleName("Answer of the server")
        self.answer.setFont(fonts.mono())
        self.answer.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.copy = QPushButton(icon("copy"), "Copy as cURL")
        self.copy.setToolTip("The request as it went out, for a POSIX shell; curl asks for the key")
        self.copy.clicked.connect(self.copy_curl)
        self.copy.setEnabled(False)
        self.workspace: Workspace | None = None
        """Where copied requests go."""
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(2)
        column.addWidget(self.answer, 1)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignRight)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(right)
        splitter.setSizes([700, 400])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)

    def show_attempts(self, attempts: Sequence[Attempt]) -> None:
        """Lists the tries, newest last, and shows the last answer."""
        if [line.what for line in self.table.lines] == list(attempts) and attempts:
            return
        self.table.show_lines([_line(attempt) for attempt in attempts])
        self.answer.clear()
        self.copy.setEnabled(False)
        self.answer.setPlaceholderText("" if attempts else "This event was not sent yet.")
        if attempts:
            self.table.selectRow(len(attempts) - 1)

    def _on_chosen(self) -> None:
        line = self.table.current()
        attempt = line.what if line else None
        if isinstance(attempt, Attempt):
            self.answer.setPlainText(_words(attempt))
            self.copy.setEnabled(attempt.run > 0 and attempt.parcel >= 0)

    def copy_curl(self) -> None:
        """Puts the chosen try's request on the clipboard as a command; the key is not in it."""
        from inspector.moengage import show
        from inspector.moengage.tables import AddressError
        from inspector.sending import JournalFault, ledger

        line = self.table.current()
        attempt = line.what if line else None
        if not isinstance(attempt, Attempt):
            return
        try:
            request = ledger.request_of(attempt.run, attempt.parcel)
            workspace = self.workspace or ledger.workspace_of(attempt.run)
            if request is None or workspace is None:
                self.answer.setPlainText("The request is forgotten.")
                return
            QGuiApplication.clipboard().setText(show.as_curl(request, workspace))
        except (JournalFault, AddressError) as fault:
            self.answer.setPlainText(str(fault))


def _line(attempt: Attempt) -> Line:
    return Line(
        texts=(
            words.day(attempt.started),
            attempt.family,
            str(attempt.number) if attempt.number else "—",
            attempt.outcome.word,
            f"HTTP {attempt.answer.status}" if attempt.answer else "none",
            f"{attempt.seconds * 1000:,.0f} ms",
            attempt.sentence,
        ),
        what=attempt,
    )


def _words(attempt: Attempt) -> str:
    answer = attempt.answer
    if answer is None:
        return f"{attempt.sentence}\n\nThere was no answer."
    return f"{attempt.sentence}\n\n{_http(answer)}"


def _http(answer: Answer) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers)
    return f"HTTP {answer.status}\n{headers}\n\n{answer.body.decode(errors='replace')}"
