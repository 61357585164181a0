"""The strip that offers to go on with a run that was cut short."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from inspector.model.delivery import Outcome
from inspector.ui import words
from inspector.ui.theme import Theme

if TYPE_CHECKING:
    from collections import Counter

    from inspector.sending.ledger import RunNote


class RestOffer(QFrame):
    """Hidden until there is a run to go on with."""

    wanted = Signal()
    """Look at what is left."""
    declined = Signal()
    """Leave it, and do not ask again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rest")
        self.setAccessibleName("A run was cut short")
        self.label = QLabel(wordWrap=True)
        self.look = QPushButton("Look at the rest…")
        self.look.clicked.connect(self.wanted)
        self.leave = QPushButton("Leave it")
        self.leave.setToolTip("Do not ask again; the history can still resume it")
        self.leave.clicked.connect(self.declined)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 10, 4)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.look)
        layout.addWidget(self.leave)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        mark = theme.severities.warning
        self.setStyleSheet(
            f"#rest {{ background: {mark.tint}; border: none; "
            f"border-bottom: 1px solid {theme.border}; }} #rest QLabel {{ color: {mark.fg}; }}"
        )

    def offer(self, note: "RunNote", counts: "Counter[Outcome]") -> None:
        """Says which run it was and how far it came."""
        came = ", ".join(
            f"{counts[outcome]:,} {outcome.word}"
            for outcome in (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.DOUBT, Outcome.UNSENT)
            if counts[outcome]
        )
        self.label.setText(
            f"▲  A run to {note.environment} {note.workspace} was cut short, begun "
            f"{words.day(note.started)}: {came}. What is in doubt is not sent again unasked."
        )
        self.show()
