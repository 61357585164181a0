"""Sending from the window: the plan behind the button, the sheet, the run and its meter."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.model.problems import Severity
from inspector.model.workspace import SANDBOX, Secret, Workspace
from inspector.session import Session
from inspector.storage.secrets import SecretError
from inspector.tasks import TaskOwner
from inspector.ui import words
from inspector.ui.bridge import Bridge
from inspector.ui.main_window import MainWindow
from inspector.ui.network import Network
from inspector.ui.panels.send_sheet import Outlook, sentence
from inspector.ui.places import Places
from inspector.ui.planner import MOST, Planner

if TYPE_CHECKING:
    from inspector.sending import Accepted, Choices, Order, Plan, Run

POLL_MS = 150
"""How often the meter and the list follow a run."""


class Delivery(QObject):
    """Sends what is ticked to where the workspace says."""

    run_ended = Signal()

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        window: MainWindow,
        network: Network,
        places: Places,
        tasks: TaskOwner,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._network = network
        self._places = places
        self._tasks = tasks
        self._planner = Planner(session, bridge, self)
        self._opening: bool | None = None
        """Whether the sheet that opens once everything is gathered is one for a dry run."""
        self._sending = False
        self._run: Run | None = None
        self._seen = 0
        self._plan: Plan | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._follow)
        self._planner.gathered.connect(self._on_gathered)
        bridge.ticks_changed.connect(self._on_ticks_changed)
        bridge.workspace_changed.connect(self._show_button)
        window.sheet.users_toggled.connect(self._on_gathered)
        window.sheet.send_requested.connect(self._on_send_requested)
        window.details.sandbox_wanted.connect(self._show_sandbox)
        window.bottom.show_progress(None, self._most())
        self._show_button()

    @property
    def running(self) -> bool:
        """Whether a run is on, or about to be."""
        return self._sending

    # -- requests -------------------------------------------------------------------------------

    def open_sheet(self, *, dry: bool = False) -> None:
        """Shows what would be sent. Nothing is sent by this."""
        if not self._session.ticked:
            self._window.say("Choose events first: tick them in the list (Space).", Severity.INFO)
        elif self.running:
            self._window.say("A run is on. Wait for it, or cancel it.", Severity.INFO)
        elif len(self._session.ticked) > MOST:
            chosen = words.plural(len(self._session.ticked), "event")
            self._window.say(
                f"{chosen} are chosen, and at most {MOST:,} can be sent in one run. Filter the "
                "list, untick the rest and send in parts.",
                Severity.INFO,
            )
        elif self._planner.many and not self._planner.ready:
            self._opening = dry
            self._planner.begin()
            self._show_button()
        else:
            self._planner.finish()
            self._window.sheet.open_sheet(self._outlook(), dry=dry)

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
            ended = asyncio.Event()
            self.run_ended.connect(ended.set)
            self.cancel()
            await ended.wait()

    def close(self) -> None:
        """Follows no run any more."""
        self._poll.stop()
        self._planner.stop()

    # -- the button and the sheet ---------------------------------------------------------------

    def _on_ticks_changed(self) -> None:
        self._opening = None
        self._show_button()

    def _on_gathered(self) -> None:
        from inspector.sending import Choices, JournalFault, plan

        users = self._window.sheet.users.isChecked()
        try:
            self._plan = plan(
                self._planner.chosen, Choices(users=users), known=self._accepted_before
            )
        except JournalFault as fault:
            self._window.say(str(fault))
            self._plan = plan(self._planner.chosen, Choices(users=users))
        self._show_button()
        if self._opening is not None and self._planner.ready:
            dry, self._opening = self._opening, None
            self._window.sheet.open_sheet(self._outlook(), dry=dry)
        elif not self._window.sheet.isHidden():
            self._window.sheet.update_sheet(self._outlook())

    def _outlook(self) -> Outlook:
        assert self._plan is not None
        return Outlook(self._plan, self._session.workspace, self._most())

    def _most(self) -> int:
        from inspector.sending.limits import limits

        return limits(self._session.workspace.share).requests

    def _accepted_before(self, marks: "list[bytes]") -> "dict[bytes, Accepted]":
        from inspector.sending import journal, ledger

        workspace = self._session.workspace
        if workspace.data_center == SANDBOX and not workspace.base_url:
            return {}
        return ledger.accepted(journal.target_of(workspace), marks)

    def _show_button(self) -> None:
        workspace, bottom = self._session.workspace, self._window.bottom
        place = f"{workspace.environment} {workspace.name}"
        chosen = len(self._session.ticked)
        if self.running:
            bottom.show_send(
                f"Sending to {place}…", "A run is on; pause or cancel it at the right."
            )
        elif not chosen:
            bottom.show_send(
                f"Send to {place}…", "Choose events first: tick them in the list (Space)."
            )
        elif self._planner.many and not self._planner.ready and self._opening is None:
            bottom.show_send(
                f"Send up to {words.plural(chosen, 'event')} to {place}…",
                "Shows first what can be sent of them.",
            )
        elif not self._planner.ready or self._plan is None:
            bottom.show_send(f"Counting {words.plural(chosen, 'event')}…", "Counting.")
        elif not self._plan.items:
            what = words.plural(chosen, "chosen event")
            bottom.show_send(
                f"Nothing to send of {what}", "None of them can be sent; the verdicts say why."
            )
        else:
            bottom.show_send(f"{sentence(self._plan, workspace)}…", "")

    # -- the run --------------------------------------------------------------------------------

    def _on_send_requested(self, rate: int) -> None:
        from inspector.sending import Choices

        if self._plan is not None and self._plan.items and not self.running:
            self._sending, self._run = True, None
            self._window.sheet.close_sheet()
            self._show_button()
            choices = Choices(
                users=self._window.sheet.users.isChecked(),
                share=self._session.workspace.share,
                rate=rate,
            )
            self._tasks.start(self._send(self._plan, choices), name="send")

    async def _send(self, plan: "Plan", choices: "Choices") -> None:
        await self._network.run(_import())
        from inspector.moengage.tables import AddressError
        from inspector.sandbox import SandboxError
        from inspector.sending import JournalFault, Order, run_for

        try:
            workspace, key = await self._target()
            sources = {number: each.name for number, each in self._session.sources.items()}
            order = Order(workspace, plan, choices, sentence(plan, workspace), sources)
            run = run_for(order)
            self._run, self._seen = run, 0
            self._poll.start()
            await self._network.run(_deliver(order, run, key))
            if run.reason:
                self._window.say(f"The run stopped early. {run.reason}", Severity.WARNING)
        except (SecretError, AddressError, SandboxError, JournalFault) as error:
            self._window.say(str(error))
        finally:
            self._sending = False
            self._poll.stop()
            self._follow()
            self._show_button()
            self.run_ended.emit()

    async def _target(self) -> tuple[Workspace, Secret]:
        workspace = self._session.workspace
        if workspace.data_center != SANDBOX:
            return workspace, await self._places.key(workspace)
        sandbox = await self._network.open_sandbox()
        here = self._places.at_sandbox(sandbox.base_url)
        return here, sandbox.key

    def _follow(self) -> None:
        if self._run is None:
            return
        new = self._run.attempts(self._seen)
        self._seen += len(new)
        if new:
            self._session.add_attempts(new)
        self._window.bottom.show_progress(self._run.progress(), self._most())

    def _show_sandbox(self) -> None:
        sandbox = self._network.sandbox
        self._window.details.sandbox.show_snapshot(sandbox.snapshot() if sandbox else None)


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
