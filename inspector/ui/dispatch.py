"""A run in the network thread, watched and steered from the window's."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.model.delivery import Progress
from inspector.model.workspace import Secret
from inspector.session import Session
from inspector.ui.network import Network
from inspector.ui.places import Places

if TYPE_CHECKING:
    from inspector.sending import Order, Run

POLL_MS = 200
"""How often the meter and the list follow a run."""


class Dispatch(QObject):
    """One run at a time."""

    followed = Signal()
    """There is something new in `progress`, or it has ended."""
    ended = Signal()

    def __init__(self, session: Session, network: Network, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._network = network
        self._places = places
        self._run: Run | None = None
        self._seen = 0
        self._busy = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._follow)

    @property
    def running(self) -> bool:
        """Whether a run is on, or about to be."""
        return self._busy

    @property
    def progress(self) -> Progress | None:
        """How the run stands, or how the last one ended; None before the first."""
        return self._run.progress() if self._run else None

    def begin(self) -> None:
        """A run is about to be: another one has to wait. `finish` must follow."""
        self._busy, self._run = True, None

    def forget(self) -> None:
        """The last run is of no interest any more."""
        self._run = None

    async def send(self, order: "Order") -> str:
        """Sends an order; returns why it ended early, as a sentence, or nothing. Raises
        JournalFault where nothing could be begun, SecretError, SandboxError and AddressError."""
        await self._network.run(_import())
        from inspector.sending import run_for

        workspace, key = await self._places.target(order.workspace)
        order = replace(order, workspace=workspace)
        self._run, self._seen = run_for(order), 0
        self._poll.start()
        await self._network.run(_deliver(order, self._run, key))
        return self._run.reason

    def finish(self) -> None:
        """The run is over."""
        self._busy = False
        self._poll.stop()
        self._follow()
        self.ended.emit()

    def toggle_pause(self) -> None:
        """Pauses the run, or lets it go on."""
        if self._run and self.running:
            if self._run.progress().paused:
                self._run.resume()
            else:
                self._run.pause()
            self._follow()

    def cancel(self) -> None:
        """Ends the run: what is under way is finished, the rest is not sent."""
        if self._run and self.running:
            self._run.cancel()

    async def end(self) -> None:
        """Cancels the run and waits until what was under way is finished."""
        if self.running:
            over = asyncio.Event()
            self.ended.connect(over.set)
            self.cancel()
            await over.wait()

    def close(self) -> None:
        """Follows no run any more."""
        self._poll.stop()

    def _follow(self) -> None:
        if self._run is None:
            return
        new = self._run.attempts(self._seen)
        self._seen += len(new)
        if new:
            self._session.add_attempts(new)
        self.followed.emit()


async def _import() -> None:
    """The server and the client take a third of a second to import: not in the window's thread."""
    import inspector.moengage.client
    import inspector.sandbox  # noqa: F401


async def _deliver(order: "Order", run: "Run", key: Secret) -> None:
    """In the network thread, where the imports hold nothing up."""
    from inspector.moengage import tables
    from inspector.moengage.client import MoEngageClient
    from inspector.sending import conduct

    workspace = order.workspace
    url = tables.base_url(workspace)
    async with MoEngageClient(url, workspace.workspace_id, key) as client:
        await conduct(order, run, client)
