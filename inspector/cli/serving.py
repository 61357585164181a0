"""How a command that serves waits for its end."""

import asyncio
import contextlib
import signal


async def interrupted() -> None:
    """Waits for Ctrl+C, or to be told to end."""
    ended = asyncio.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(wanted, ended.set)
    await ended.wait()
