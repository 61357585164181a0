"""What must be asked before the window closes: sending that is on, edits that nobody keeps."""

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QMessageBox

from inspector.session import Session
from inspector.ui import words
from inspector.ui.dialogs.asking import ask
from inspector.ui.main_window import MainWindow


class Leaving:
    """Edits are never written to a file: they hold what customers sent."""

    def __init__(
        self,
        session: Session,
        window: MainWindow,
        running: Callable[[], bool],
        end: Callable[[], Awaitable[None]],
    ) -> None:
        """`running`: whether events are being sent; `end` sends no more of them."""
        self._session, self._window = session, window
        self._running, self._end = running, end
        self._agreed = False
        self._asking = False
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """Whether nothing is lost by closing now, or the user agreed to it: by an answer, or by
        wanting it again while the question stands, such as by a second Ctrl+C."""
        self._window.work.editing.end()
        return self._agreed or self._asking or not (self._running() or self._session.edits.changed)

    async def ask(self) -> None:
        """Asks, and closes the window where that is wanted."""
        if self._running() and not await self._ask(
            "Sending is on",
            "Events are still being sent. Close the window and send no more of them?",
            "What is under way is finished; what was sent stays sent.",
            "Stop sending and close",
            "Go on sending",
        ):
            return
        changed = self._session.edits.changed
        if changed and not await self._ask(
            "Edited events",
            f"{words.plural(changed, 'edited event')} will be gone. Close the window?",
            "Edits are kept as long as the window is open, and never written to a file.",
            "Close without them",
            "Stay",
        ):
            return
        await self._end()
        self._agreed = True
        self._window.close()

    async def _ask(self, title: str, text: str, more: str, yes: str, no: str) -> bool:
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setText(text)
        box.setInformativeText(more)
        leave = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        self._asking = True
        box.finished.connect(self._on_answered)
        await ask(box)
        return box.clickedButton() is leave

    def _on_answered(self) -> None:
        """From the click on: who wants to close right after it is asked again."""
        self._asking = False
