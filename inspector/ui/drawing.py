"""From ticked events to a plan: at once for a few, in a thread for many."""

import asyncio
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.model.workspace import SANDBOX, Workspace
from inspector.tasks import TaskOwner
from inspector.ui.network import Network
from inspector.ui.planner import AT_ONCE, Chosen

if TYPE_CHECKING:
    from inspector.sending import Choices, Earlier, Plan


class Drawing(QObject):
    """The newest plan that was asked for; older ones are dropped."""

    drawn = Signal()

    def __init__(self, network: Network, tasks: TaskOwner, parent: QObject) -> None:
        super().__init__(parent)
        self._network = network
        self._tasks = tasks
        self._job = 0
        self.plan: Plan | None = None
        """None while it is being drawn."""
        self.fault = ""
        """Why the journal could not say what was accepted before; the plan is there anyway."""

    def draw(self, chosen: Chosen, choices: "Choices", workspace: Workspace) -> None:
        """Plans the events for a workspace."""
        self._job += 1
        if len(chosen) <= AT_ONCE:
            self._take(self._job, *_plan(chosen, choices, workspace))
        else:
            self.plan = None
            self._tasks.start(self._draw(self._job, chosen, choices, workspace), name="plan")

    def draw_rest(self, run: int, *, in_doubt: bool) -> None:
        """What a run has left to do. Raises JournalFault."""
        from inspector.sending import resuming

        self._job += 1
        self._take(self._job, resuming.rest_of(run, in_doubt=in_doubt), "")

    async def _draw(
        self, job: int, chosen: Chosen, choices: "Choices", workspace: Workspace
    ) -> None:
        work = asyncio.to_thread(_plan, chosen, choices, workspace)
        self._take(job, *await self._network.run(work))

    def _take(self, job: int, plan: "Plan", fault: str) -> None:
        if job == self._job:
            self.plan, self.fault = plan, fault
            self.drawn.emit()


def _plan(chosen: Chosen, choices: "Choices", workspace: Workspace) -> "tuple[Plan, str]":
    from inspector.sending import JournalFault, journal, ledger, plan

    faults: list[str] = []
    nameless = workspace.data_center == SANDBOX and not workspace.base_url

    def known(marks: list[bytes]) -> "dict[bytes, Earlier]":
        try:
            return {} if nameless else ledger.earlier(journal.target_of(workspace), marks)
        except JournalFault as fault:
            faults.append(str(fault))
            return {}

    now_ms = time.time_ns() // 1_000_000
    drawn = plan(chosen, choices, now_ms=now_ms, known=known).count()
    return drawn, "".join(faults)
