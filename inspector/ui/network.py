"""The asyncio thread of the window, and the sandbox in it. Both start when first needed."""

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from inspector.tasks import LoopThread

if TYPE_CHECKING:  # a web server comes with it, which the first paint must not wait for
    from inspector.sandbox import Sandbox

T = TypeVar("T")

SANDBOX_NAME = "Sandbox (this machine)"
STOP_SECONDS = 5.0


class Network:
    """Runs coroutines beside the window's own loop, so that a busy window delays no request."""

    def __init__(self) -> None:
        self._thread: LoopThread | None = None
        self._starting = asyncio.Lock()
        self.sandbox: Sandbox | None = None
        """The sandbox, once it runs."""

    async def run(self, coro: Coroutine[Any, Any, T]) -> T:
        """Awaits `coro`, which runs in the network thread."""
        if self._thread is None:
            self._thread = LoopThread()
            self._thread.start()
        return await asyncio.wrap_future(self._thread.submit(coro))

    async def open_sandbox(self) -> "Sandbox":
        """The sandbox, started where it was not. Raises SandboxError."""
        async with self._starting:  # whoever asks meanwhile gets the same one
            if self.sandbox is None:
                self.sandbox = await self.run(_start_sandbox())
        return self.sandbox

    def close(self) -> None:
        """Stops the sandbox and the thread, and waits for both."""
        if self._thread is None:
            return
        if self.sandbox is not None:
            self._thread.submit(self.sandbox.stop()).result(STOP_SECONDS)
        self._thread.stop()
        self._thread = self.sandbox = None


async def _start_sandbox() -> "Sandbox":
    from inspector.sandbox import Sandbox

    sandbox = Sandbox(name=SANDBOX_NAME)
    await sandbox.start()
    return sandbox
