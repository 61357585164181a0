"""Waiting for the end of a command that serves."""

import asyncio
import os
import signal
import sys

import pytest

from inspector.cli.serving import interrupted


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_either_signal_ends_it(ending: signal.Signals) -> None:
    """Ctrl+C and a polite kill end the wait."""

    async def main() -> None:
        waiting = asyncio.get_running_loop().create_task(interrupted())
        await asyncio.sleep(0)
        os.kill(os.getpid(), ending)
        await asyncio.wait_for(waiting, 10)

    asyncio.run(main())
