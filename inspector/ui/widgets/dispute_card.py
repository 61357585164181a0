"""Documents that contradict each other: what each says, who says so, and the workspace's word."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from inspector.model.mapping import Decision, Dispute
from inspector.ui.widgets.settings_form import DISPUTED

_WORDS = {
    Decision.SUPPORTED: ("Treat as supported", "counts them as supported"),
    Decision.UNSUPPORTED: ("Treat as not supported", "counts them as not supported"),
    Decision.ASK: ("Leave undecided", "has not decided"),
}


class DisputeCard(QFrame):
    """Tells a decision that was made on it; what holds is the one button that is down."""

    decided = Signal(str, object)
    """The switch and the `Decision`."""

    def __init__(self, dispute: Dispute) -> None:
        super().__init__()
        self.setObjectName("dispute")
        self.setAccessibleName(f"Documents disagree: {DISPUTED[dispute.name]}")
        what = QLabel(
            f"<b>Documents disagree: {DISPUTED[dispute.name].lower()}.</b> "
            f"{escape(dispute.sentence)} This workspace {_WORDS[dispute.decision][1]}."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        column.addWidget(_wrapped(what))
        for statement in dispute.statements:
            said = QLabel(f"• {statement.says} ({statement.source})")
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            said.setContentsMargins(12, 0, 0, 0)
            column.addWidget(_wrapped(said))
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        self.buttons = {decision: QPushButton(words[0]) for decision, words in _WORDS.items()}
        for decision, button in self.buttons.items():
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(decision is dispute.decision)
            button.clicked.connect(partial(self._on_clicked, dispute, decision))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _on_clicked(self, dispute: Dispute, decision: Decision, _checked: bool = False) -> None:
        if decision is not dispute.decision:
            self.decided.emit(dispute.name, decision)


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
