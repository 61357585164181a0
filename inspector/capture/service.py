"""The other side of `Apart`: the process in which a capture listens."""

import asyncio
import contextlib
import os
import signal
import threading
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.capture.address import CaptureError
from inspector.capture.orders import Allow, Done, Failed, Order, PassOn, Started, Stop, Told
from inspector.capture.spool import Spool, SpoolError
from inspector.tasks import TaskOwner

if TYPE_CHECKING:  # a web server comes with it, which is for this process alone
    from inspector.capture.server import Capture

NICE = 5
"""How far it stands back behind the window (`os.nice`): senders wait, a person notices."""
TELL_SECONDS = 0.1
"""Between two looks at what there is to tell."""


def serve(pipe: Connection, path: str, port: int, host: str) -> None:
    """Captures until it is told to stop, or nobody is there any more to tell it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the other side's business
    if hasattr(os, "nice"):
        os.nice(NICE)
    with contextlib.suppress(OSError), pipe:
        asyncio.run(_serve(pipe, path, port, host))


async def _serve(pipe: Connection, path: str, port: int, host: str) -> None:
    from inspector.capture.server import Capture

    try:
        capture = Capture(Spool(Path(path)), port, host)
    except SpoolError as error:
        pipe.send(Failed(str(error)))
        return
    try:
        await capture.start()
        pipe.send(Started(capture.port))
        await _obey(capture, pipe)
    except CaptureError as error:
        pipe.send(Failed(str(error), port_taken=error.port_taken))
    finally:
        await capture.stop()


async def _obey(capture: "Capture", pipe: Connection) -> None:
    """Carries out orders and tells how it stands, until the end."""
    orders: asyncio.Queue[Order] = asyncio.Queue()
    ear = (pipe, asyncio.get_running_loop(), orders)
    threading.Thread(target=_hear, args=ear, name="orders", daemon=True).start()
    teller = _Teller(capture, pipe)
    tasks = TaskOwner()
    tasks.start(teller.run(), name="tell")
    try:
        while not isinstance(order := await orders.get(), Stop):
            await _carry_out(capture, order)
            pipe.send(Done())
    finally:
        await tasks.close()
        await capture.stop()
        teller.tell()


async def _carry_out(capture: "Capture", order: Order) -> None:
    from inspector.capture.upstream import Upstream

    match order:
        case PassOn(to):
            await capture.pass_on(None if to is None else Upstream(to))
        case Allow(host):
            capture.allow(host)


def _hear(
    pipe: Connection, loop: asyncio.AbstractEventLoop, orders: "asyncio.Queue[Order]"
) -> None:
    """Hands on what is ordered; whoever is gone wants it stopped. Runs in a thread of its own."""
    order: Order | None = None
    while not isinstance(order, Stop):
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            order = Stop()
        assert order is not None
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(orders.put_nowait, order)


class _Teller:
    """Tells how a capture stands where that changed."""

    def __init__(self, capture: "Capture", pipe: Connection) -> None:
        self._capture, self._pipe = capture, pipe
        self._told: Told | None = None
        self._number = 0

    async def run(self) -> None:
        """Looks again and again, as long as anybody listens."""
        with contextlib.suppress(OSError):
            while True:
                self.tell()
                await asyncio.sleep(TELL_SECONDS)

    def tell(self) -> None:
        """Looks once."""
        report = self._capture.log.report(self._number)
        told = Told(report, self._capture.spool.size)
        if told != self._told:
            self._pipe.send(told)
            self._told = Told(report.without_receipts(), told.size)
            if report.receipts:
                self._number = report.receipts[-1].number
