"""At the start: was a run cut short the last time? Then the window offers to go on with it."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspector.model.delivery import Outcome
from inspector.model.problems import Severity
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network

if TYPE_CHECKING:
    from inspector.sending.ledger import RunNote


class Resumption(QObject):
    """Looks into the journal once, and offers the newest run that nobody is at."""

    def __init__(
        self, window: MainWindow, network: Network, resume: Callable[["RunNote"], None]
    ) -> None:
        """`resume` shows what a run has left."""
        super().__init__(window)
        self._window = window
        self._network = network
        self._resume = resume
        self._note: RunNote | None = None
        window.rest.wanted.connect(self._on_wanted)
        window.rest.declined.connect(self._on_declined)

    async def look_back(self) -> None:
        """Offers what was cut short, if anything was."""
        from inspector.sending import JournalFault, book

        if not book.path().exists():
            return
        try:
            found = await self._network.run(asyncio.to_thread(_look))
        except JournalFault as fault:
            self._window.messages.add(str(fault), Severity.ERROR)
            return
        if found is not None:
            self._note = found[0]
            self._window.rest.offer(*found)

    def _on_wanted(self) -> None:
        self._window.rest.hide()
        if self._note is not None:
            self._resume(self._note)

    def _on_declined(self) -> None:
        from inspector.sending import JournalFault, journal

        self._window.rest.hide()
        if self._note is not None:
            try:
                journal.dismiss(self._note.id)
            except JournalFault as fault:
                self._window.say(str(fault))


def _look() -> "tuple[RunNote, Counter[Outcome]] | None":
    from inspector.sending import ledger

    note = next(iter(ledger.interrupted()), None)
    return None if note is None else (note, ledger.counts(note.id))
