"""A capture in a process of its own: neither a busy window nor a burst of requests waits for the
other.

Orders go there, and how it stands comes back a few times a second; what was captured is in the
file. The process ends with the one that started it, however that ends.
"""

import asyncio
import contextlib
import multiprocessing
import threading
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from inspector.capture import address
from inspector.capture.address import HOST, PORT, CaptureError
from inspector.capture.log import Log
from inspector.capture.orders import Allow, Done, Failed, Order, PassOn, Started, Stop, Told
from inspector.capture.service import serve

PATIENCE = 10.0
"""Seconds until a process that does not answer is ended."""


class Apart:
    """What a window knows of its capture. `log` and `size` may be read from any thread."""

    def __init__(self, path: Path, port: int = PORT, host: str = HOST) -> None:
        """Port 0 takes a free one. `path` is the file, made if need be."""
        self.path, self.port, self.host = path, port, host
        self.log = Log()
        self.size = 0
        """Bytes of the file that hold whole lines."""
        self.upstream: str | None = None
        """Where it passes on to, empty for mParticle's own hosts; None where it does not."""
        self.ended = False
        """Whether the process is gone, be it that nobody told it to."""
        self._stopping = False
        self._done = threading.Event()
        self._ordering = asyncio.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._ear: threading.Thread | None = None

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:8765`. Known once it is started."""
        return address.base_url(self.host, self.port)

    async def start(self) -> None:
        """Listens. Raises CaptureError where it cannot, be it for the port, the address or the
        file."""
        first = await asyncio.to_thread(self._begin)
        if isinstance(first, Started):
            self.port = first.port
            self._ear = threading.Thread(target=self._hear, name="capture")
            self._ear.start()
            return
        await self.stop()
        raise CaptureError(first.sentence, port_taken=first.port_taken)

    async def stop(self) -> None:
        """Takes no more, lets what is under way end and closes the file. Never raises."""
        self._stopping = True
        self._order(Stop())
        await asyncio.to_thread(self._end)

    async def pass_on(self, to: str | None) -> None:
        """Passes on to another address from now on, with an empty one to mParticle's own hosts,
        with None to nobody. Raises ValueError where it is no web address."""
        to = None if to is None else address.upstream(to)
        async with self._ordering:
            self._done.clear()
            self._order(PassOn(to))
            if not self.ended:
                await asyncio.to_thread(self._done.wait, PATIENCE)
        self.upstream = to

    def allow(self, host: str) -> None:
        """Takes requests for this host name as well."""
        self.log.strange_hosts.pop(host, None)
        self._order(Allow(host))

    # -- inside ---------------------------------------------------------------------------------

    def _begin(self) -> "Started | Failed":
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        target = (there, str(self.path), self.port, self.host)
        process = context.Process(target=serve, args=target, name="capture", daemon=True)
        self._pipe, self._process = here, process
        try:
            process.start()
            there.close()
            first: Started | Failed = here.recv()
        except (EOFError, OSError) as error:
            return Failed(f"The capture's process could not be started: {error or 'it ended'}.")
        return first

    def _order(self, order: Order) -> None:
        with contextlib.suppress(OSError):  # gone: `ended` says so
            if self._pipe:
                self._pipe.send(order)

    def _hear(self) -> None:
        """Takes in how it stands, until the process ends. Runs in a thread of its own."""
        assert self._pipe is not None
        with contextlib.suppress(EOFError, OSError):
            while True:
                told: Told | Done = self._pipe.recv()
                if isinstance(told, Done):
                    self._done.set()
                else:
                    self.log.take(told.report)
                    self.size = told.size
        if not self._stopping:
            self.log.trouble = (
                "The capture's process ended without being told to. What came until then is in "
                f"{self.path}."
            )
        self.ended = True
        self._done.set()

    def _end(self) -> None:
        """Waits for the process; one that does not end is ended."""
        process, self._process = self._process, None
        if process is not None and process.pid is not None:
            process.join(PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()
        if self._ear:
            self._ear.join()
        if self._pipe:
            self._pipe.close()
        self._pipe = self._ear = None
