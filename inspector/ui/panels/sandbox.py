"""The Sandbox tab: the users the sandbox on this machine holds, their attributes and events."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from inspector.model.json import encode, pretty
from inspector.ui import fonts, words
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table

if TYPE_CHECKING:  # a web server comes with it, which the first paint must not wait for
    from inspector.sandbox import HeldUser, Snapshot


class SandboxPanel(QWidget):
    """Users at the left, what is known of the chosen one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.sentence.setContentsMargins(12, 6, 12, 4)
        self.users = Table("Users in the sandbox", ("User", "Attributes", "Events"), (0, 90, 70))
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("What the sandbox holds of the user")
        self.text.setFont(fonts.mono())
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.users)
        self.splitter.addWidget(self.text)
        self.splitter.setSizes([420, 700])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.splitter, 1)
        self.users.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.show_snapshot(None)

    def show_snapshot(self, snapshot: "Snapshot | None") -> None:
        """Shows what the sandbox holds; None while it does not run."""
        line = self.users.current()
        chosen = line.texts[0] if line else ""
        users = snapshot.users if snapshot else ()
        self.sentence.setText(_sentence(snapshot))
        self.splitter.setVisible(bool(users))
        self.users.show_lines([_line(user) for user in users])
        names = [user.customer_id for user in users]
        if names:
            self.users.selectRow(names.index(chosen) if chosen in names else 0)

    def _on_chosen(self) -> None:
        line = self.users.current()
        if line is not None:
            self.text.setPlainText(pretty(encode(line.what)))


def _line(user: "HeldUser") -> Line:
    counts = (f"{len(user.attributes):,}", f"{len(user.events):,}")
    return Line((user.customer_id, *counts), user)


def _sentence(snapshot: "Snapshot | None") -> str:
    if snapshot is None:
        return "The sandbox starts with the first send. It is a MoEngage-shaped server in memory."
    if not snapshot.users and not snapshot.accepted:
        return "The sandbox is running and holds nothing yet. Choose events and send them."
    text = (
        f"It holds {words.plural(len(snapshot.users), 'user')} with "
        f"{words.plural(snapshot.events, 'event')}; {snapshot.accepted:,} requests were accepted "
        f"and {snapshot.refused:,} refused."
    )
    if snapshot.discarded:
        first = snapshot.discarded[-1]
        text += (
            f" {len(snapshot.discarded):,} answered with 200 but discarded, as MoEngage does; the "
            f"last: {first.what} of {first.customer_id}: {first.reason}"
        )
    return text
