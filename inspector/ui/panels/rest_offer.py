"""The strip that offers to go on with a run that was cut short."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from inspector.model.delivery import Outcome
from inspector.ui import words
from inspector.ui.theme import Theme
from inspector.ui.widgets.offer_bar import OfferBar

if TYPE_CHECKING:
    from collections import Counter

    from inspector.sending.ledger import RunNote


class RestOffer(OfferBar):
    """Hidden until there is a run to go on with."""

    wanted = Signal()
    """Look at what is left."""
    declined = Signal()
    """Leave it, and do not ask again."""

    def __init__(self, theme: Theme) -> None:
        self.look = QPushButton("Look at the rest…")
        self.leave = QPushButton("Leave it")
        self.leave.setToolTip("Do not ask again; the history can still resume it")
        super().__init__(theme, "A run was cut short", self.look, self.leave)
        self.look.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.declined)

    def offer(self, note: "RunNote", counts: "Counter[Outcome]") -> None:
        """Says which run it was and how far it came."""
        came = ", ".join(
            f"{counts[outcome]:,} {outcome.word}"
            for outcome in (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.DOUBT, Outcome.UNSENT)
            if counts[outcome]
        )
        self.say(
            f"A run to {note.environment} {note.workspace} was cut short, begun "
            f"{words.day(note.started)}: {came}. What is in doubt is not sent again unasked."
        )
