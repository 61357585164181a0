"""A capture in the test's own loop, and one in a thread, as another program would be."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import msgspec

from inspector.capture import Spool
from inspector.capture.server import Capture
from inspector.tasks import LoopThread

T = TypeVar("T")
BATCH = b'{"events":[{"event_type":"custom_event","data":{"event_name":"hello"}}],"mpid":1}'


def talking(
    path: Path, talk: Callable[[Capture, aiohttp.ClientSession], Awaitable[T]], **options: Any
) -> T:
    """Runs `talk` with a capture that writes to `path`, and a client of it."""

    async def main() -> T:
        capture = Capture(Spool(path), 0, **options)
        await capture.start()
        try:
            async with aiohttp.ClientSession(capture.base_url) as http:
                return await talk(capture, http)
        finally:
            await capture.stop()

    return asyncio.run(main())


@contextmanager
def running(path: Path, **options: Any) -> Iterator[Capture]:
    """A capture, while it serves in a thread of its own."""
    thread = LoopThread("capture")
    thread.start()

    async def made() -> Capture:
        capture = Capture(Spool(path), 0, **options)
        await capture.start()
        return capture

    try:
        capture = thread.submit(made()).result(5)
        yield capture
        thread.submit(capture.stop()).result(5)
    finally:
        thread.stop()


def lines(path: Path) -> list[dict[str, Any]]:
    """What the file holds."""
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
