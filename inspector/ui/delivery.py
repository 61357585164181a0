"""Sending from the window: what was ordered becomes a run, its meter and its outcomes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from inspector.model.problems import Severity
from inspector.session import Session
from inspector.storage.secrets import SecretError
from inspector.tasks import TaskOwner
from inspector.ui.bridge import Bridge
from inspector.ui.dispatch import Dispatch
from inspector.ui.main_window import MainWindow
from inspector.ui.preparation import Preparation

if TYPE_CHECKING:
    from inspector.sending import Order
    from inspector.sending.ledger import RunNote


class Delivery(QObject):
    """Sends what is ticked, or what a run has left, to where the workspace says."""

    run_ended = Signal()

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        window: MainWindow,
        preparation: Preparation,
        dispatch: Dispatch,
        tasks: TaskOwner,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._preparation = preparation
        self._dispatch = dispatch
        self._tasks = tasks
        self._told = session.workspace.name
        """The workspace that the meter tells of."""
        self._preparation.changed.connect(self._show_button)
        self._preparation.ordered.connect(self._on_ordered)
        self._dispatch.followed.connect(self._show_progress)
        self._dispatch.ended.connect(self.run_ended)
        bridge.workspace_changed.connect(self._on_workspace_changed)
        self._show_progress()
        self._show_button()

    @property
    def running(self) -> bool:
        """Whether a run is on, or about to be."""
        return self._dispatch.running

    def open_sheet(self, *, dry: bool = False) -> None:
        """Shows what would be sent. Nothing is sent by this."""
        if self._may_prepare():
            if self._session.draft.is_open:
                self._window.say(
                    "What you try in What if is not saved: events are sent by what is saved.",
                    Severity.INFO,
                )
            self._preparation.open_sheet(dry=dry)

    def resume(self, note: "RunNote") -> None:
        """Shows what a run has left, at its own workspace. Nothing is sent by this."""
        if self._may_prepare():
            self._preparation.resume(note)

    def show_history(self) -> None:
        """Opens what was sent in a window of its own."""
        from inspector.ui.dialogs.history import HistoryDialog

        dialog = HistoryDialog(self.resume, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export.clicked.connect(lambda: self._tasks.start(dialog.save(), name="export"))
        dialog.forget.clicked.connect(lambda: self._tasks.start(dialog.wipe(), name="forget"))
        dialog.show()

    def toggle_pause(self) -> None:
        """Pauses the run, or lets it go on."""
        self._dispatch.toggle_pause()

    def cancel(self) -> None:
        """Ends the run: what is under way is finished, the rest is not sent."""
        self._dispatch.cancel()

    async def end(self) -> None:
        """Cancels the run and waits until what was under way is finished."""
        await self._dispatch.end()

    def close(self) -> None:
        """Follows no run any more."""
        self._preparation.close()
        self._dispatch.close()

    # -- inside ---------------------------------------------------------------------------------

    def _may_prepare(self) -> bool:
        if self.running:
            self._window.say("A run is on. Wait for it, or cancel it.", Severity.INFO)
        return not self.running

    def _show_button(self) -> None:
        workspace = self._session.workspace
        text, reason = self._preparation.button
        if self.running:
            text = "Sending…"
            reason = (
                f"A run to {workspace.environment} {workspace.name} is on; pause or cancel it at "
                "the right."
            )
        self._window.bottom.show_send(text, reason)

    def _show_progress(self) -> None:
        from inspector.sending.limits import limits

        most = limits(self._session.workspace.share).requests
        self._window.bottom.show_progress(self._dispatch.progress, most)

    def _on_workspace_changed(self) -> None:
        name = self._session.workspace.name
        if name != self._told and not self.running:
            self._dispatch.forget()  # a run to another workspace: its counts would mislead
        self._told = name
        self._show_progress()

    def _on_ordered(self, order: "Order") -> None:
        if not self.running:
            self._dispatch.begin()
            self._show_button()
            self._tasks.start(self._send(order), name="send")

    async def _send(self, order: "Order") -> None:
        from inspector.moengage.tables import AddressError
        from inspector.sandbox import SandboxError
        from inspector.sending import JournalFault

        try:
            reason = await self._dispatch.send(order)
            if reason:
                self._window.say(f"The run stopped early. {reason}", Severity.WARNING)
        except (SecretError, AddressError, SandboxError, JournalFault) as error:
            self._window.say(str(error))
        finally:
            self._dispatch.finish()
            self._preparation.draw()
            self._show_button()
