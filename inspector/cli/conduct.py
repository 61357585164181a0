"""Sending from a terminal: a line of progress, and Ctrl+C that ends the run in order."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from inspector.cli import target
from inspector.model.delivery import Progress
from inspector.model.workspace import Secret
from inspector.sending import Order, Run, conduct

_LOOK_SECONDS = 0.5


async def send(order: Order, sending: Run, key: Secret | None) -> Progress:
    """Sends an order to its workspace, or to a sandbox that lives for the time. Raises
    JournalFault and Refusal."""
    from inspector.moengage.client import MoEngageClient
    from inspector.tasks import TaskOwner

    owner = TaskOwner()
    async with target.opened(order.workspace, key) as (there, its_key):
        url = target.address(there)
        with _interrupting(sending.cancel):
            async with MoEngageClient(url, there.workspace_id, its_key) as client:
                if sys.stderr.isatty():
                    owner.start(_watch(sending), name="progress")
                try:
                    return await conduct(replace(order, workspace=there), sending, client)
                finally:
                    await owner.close()


@contextlib.contextmanager
def _interrupting(act: Callable[[], None]) -> Iterator[None]:
    """The first Ctrl+C ends the run in order; where signals cannot be had, it ends it at once."""
    loop = asyncio.get_running_loop()

    def once() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        print("\nFinishing what is under way…", file=sys.stderr)
        act()

    try:
        loop.add_signal_handler(signal.SIGINT, once)
    except (NotImplementedError, RuntimeError, ValueError):
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


async def _watch(sending: Run) -> None:
    while True:
        now = sending.progress()
        line = f"{now.done:,} of {now.total:,} · {now.rate:,} / {now.limit:,} rpm"
        line += f" · {now.retrying:,} retrying · {now.refused:,} refused · {now.doubt:,} in doubt"
        line += f" · {now.seconds_left:,.0f} s left"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        try:
            await asyncio.sleep(_LOOK_SECONDS)
        except asyncio.CancelledError:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            raise
