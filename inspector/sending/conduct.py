"""A run from its first line in the journal to its last, for the window and the commands alike."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector.model.delivery import Progress
from inspector.model.workspace import Workspace
from inspector.sending import journal, ledger
from inspector.sending.backoff import Backoff
from inspector.sending.book import JournalFault
from inspector.sending.choices import Choices
from inspector.sending.claim import claim
from inspector.sending.courier import Client
from inspector.sending.limits import limits
from inspector.sending.pen import Pen
from inspector.sending.planning import Plan
from inspector.sending.sender import Run


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be sent where and how."""

    workspace: Workspace
    """With the address it has now."""
    plan: Plan
    choices: Choices
    title: str
    """What the button said: `Send 2 events for 2 users to TEST Sandbox`."""
    sources: Mapping[int, str] = field(default_factory=dict)
    """The names of the sources of the plan's keys."""
    run: int = 0
    """The run in the journal that goes on; 0 for a new one."""


def run_for(order: Order, backoff: Backoff = Backoff()) -> Run:  # noqa: B008  (a frozen value)
    """The run of an order, with the limits it chose."""
    choices = order.choices
    return Run(
        order.plan,
        limits(choices.share, choices.rate or None),
        stop_after=choices.stop_after,
        repeat=choices.repeat,
        backoff=backoff,
    )


async def conduct(order: Order, run: Run, client: Client) -> Progress:
    """Sends, and keeps the book of it. Raises JournalFault where nothing could be begun; later
    faults of the journal stop the run, and are its reason."""
    number = order.run or await asyncio.to_thread(_open, order)
    held = await asyncio.to_thread(claim, number)
    if held is None:
        raise JournalFault(f"Run {number} is being sent by another window or command.")
    target = journal.target_of(order.workspace)
    try:
        run.charge(await asyncio.to_thread(ledger.recent, target, time.time()))
        try:
            async with Pen(number, target) as pen:
                await run.run(client, pen)
            await asyncio.to_thread(journal.close_run, number, run.reason)
        except JournalFault as fault:
            run.fail(str(fault))
    finally:
        held.release()
    return run.progress()


def _open(order: Order) -> int:
    return journal.open_run(order.workspace, order.plan, order.title, order.choices, order.sources)
