"""The Sends tab: every try at the event's requests with MoEngage's answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from inspector.model.delivery import Answer, Attempt
from inspector.ui import theme as themes
from inspector.ui import words
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table


class SendsPanel(QWidget):
    """The tries at the left, the chosen one's answer at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(
            "Sends of the event",
            ("Sent", "Request", "Try", "Outcome", "Answer", "Took", "What happened"),
            (80, 90, 44, 90, 70, 80, 0),
        )
        self.answer = QPlainTextEdit(readOnly=True)
        self.answer.setAccessibleName("Answer of the server")
        self.answer.setFont(themes.mono_font())
        self.answer.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.table)
        splitter.addWidget(self.answer)
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
        self.answer.setPlaceholderText("" if attempts else "This event was not sent yet.")
        if attempts:
            self.table.selectRow(len(attempts) - 1)

    def _on_chosen(self) -> None:
        line = self.table.current()
        attempt = line.what if line else None
        if isinstance(attempt, Attempt):
            self.answer.setPlainText(_words(attempt))


def _line(attempt: Attempt) -> Line:
    return Line(
        texts=(
            words.minute(attempt.started),
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
