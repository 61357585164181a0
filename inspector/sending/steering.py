"""The hand on a run: pause, resume and stop, from any thread."""

import asyncio
from collections.abc import Callable
from contextlib import suppress


class Stopped(Exception):
    """The run is called off: whoever waits goes home."""


class Steering:
    """`begin`, `go_on` and `nap` belong to the run's loop, the rest to any thread."""

    def __init__(self) -> None:
        self._stopped = asyncio.Event()
        self._resumed = asyncio.Event()
        self._resumed.set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.reason = ""
        """Why the run stopped before its end, as a sentence; empty where it did not."""

    # -- for any thread -------------------------------------------------------------------------

    def pause(self) -> None:
        """Lets nobody go on until `resume`."""
        self._post(self._pause)

    def resume(self) -> None:
        """Lets everybody go on."""
        self._post(self._resumed.set)

    def stop(self, reason: str) -> None:
        """Sends everybody home. The first reason stands."""
        self._post(lambda: self._stop(reason))

    # -- in the run's loop ----------------------------------------------------------------------

    def begin(self) -> None:
        """From here on this loop is steered."""
        self._loop = asyncio.get_running_loop()

    @property
    def paused(self) -> bool:
        """Whether somebody who wants to go on must wait."""
        return not self._resumed.is_set()

    async def go_on(self) -> None:
        """Waits while the run is paused. Raises Stopped."""
        await self._resumed.wait()
        self.check()

    def check(self) -> None:
        """Raises Stopped."""
        if self._stopped.is_set():
            raise Stopped

    async def nap(self, seconds: float) -> None:
        """Sleeps. Raises Stopped as soon as the run is called off."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
        self.check()

    # -- inside ---------------------------------------------------------------------------------

    def _stop(self, reason: str) -> None:
        if not self._stopped.is_set():
            self.reason = reason
            self._stopped.set()
            self._resumed.set()

    def _pause(self) -> None:
        if not self._stopped.is_set():
            self._resumed.clear()

    def _post(self, act: Callable[[], None]) -> None:
        if self._loop is None or self._loop is _running():
            act()
            return
        with suppress(RuntimeError):  # the loop is closed: there is nothing left to tell
            self._loop.call_soon_threadsafe(act)


def _running() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
