"""Senders for the tests of capturing in the window."""

from collections.abc import Coroutine
from typing import Any

import aiohttp

from inspector.ui.desk import Desk


async def post(desk: Desk, *bodies: bytes, path: str = "/v2/events", **headers: str) -> None:
    capture = desk.capturing.capture
    assert capture is not None

    async def send() -> None:
        async with aiohttp.ClientSession(capture.base_url) as http:
            for body in bodies:
                async with http.post(path, data=body, headers=headers):
                    pass

    await desk.network.run(send())


async def whole(desk: Desk, work: Coroutine[Any, Any, None]) -> None:
    """Does it, and ends the tasks that go on: they need the loop, which stands still after this."""
    await work
    await desk.tasks.close()
