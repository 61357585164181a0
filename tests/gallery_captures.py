"""States of a capture for `tests.gallery`: each begins in an empty window, with real senders."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import aiohttp

from inspector.capture import HOST, claims
from inspector.storage import paths
from inspector.ui import capture as capturing
from inspector.ui.capture import Capturing
from inspector.ui.desk import Desk
from inspector.ui.panels.capture_settings import Listening
from tests import shop
from tests.ui.conftest import until

WEB = "/v3/JS/us1-9ab1c66a3ed54a4b/events"


async def _open(desk: Desk, port: int = 0) -> Capturing:
    usual = capturing._usual
    capturing._usual = lambda: Listening(port, HOST)
    try:
        await desk.capturing.open()
    finally:
        capturing._usual = usual
    return desk.capturing


async def _post(desk: Desk, count: int, path: str = WEB) -> None:
    capture = desk.capturing.capture
    assert capture is not None
    taken = capture.log.counts.taken + count

    async def send() -> None:
        async with aiohttp.ClientSession(capture.base_url) as http:
            for number in range(count):
                event = shop.bought("purchase") if number % 3 == 2 else shop.custom("add_to_cart")
                async with http.post(path, data=shop.batch_of(event)):
                    pass

    await desk.network.run(send())
    await until(lambda: capture.log.counts.taken >= taken)
    await asyncio.sleep(0.4)


async def _waiting(desk: Desk) -> None:
    await _open(desk)


async def _phone(desk: Desk) -> None:
    panel = (await _open(desk)).panel
    assert panel is not None
    panel.help.choose("ios")


async def _streaming(desk: Desk) -> None:
    await _open(desk)
    await _post(desk, 24)
    await _post(desk, 9, "/v2/events")


async def _paused(desk: Desk) -> None:
    await _streaming(desk)
    desk.capturing.toggle_pause()
    await _post(desk, 12)


async def _upstream(desk: Desk) -> None:
    panel = (await _open(desk)).panel
    assert panel is not None
    with socket.socket() as silent:
        silent.bind((HOST, 0))
        panel.settings.upstream.setText(f"http://{HOST}:{silent.getsockname()[1]}")
        panel.settings.pass_on.setChecked(True)
        capture = desk.capturing.capture
        await until(lambda: capture and capture.upstream is not None)
        await _post(desk, 12)
    panel.tabs.setCurrentWidget(panel.log)
    panel.show_help(True)
    await asyncio.sleep(0.3)


async def _settings(desk: Desk) -> None:
    panel = (await _open(desk)).panel
    assert panel is not None
    await _post(desk, 3)
    panel.tabs.setCurrentWidget(panel.settings)
    panel.show_help(True)


async def _port_taken(desk: Desk) -> None:
    with socket.socket() as held:
        held.bind((HOST, 0))
        held.listen()
        await _open(desk, held.getsockname()[1])


async def _recovered(desk: Desk) -> None:
    path = paths.captures() / "capture-2026-11-23-143211.ndjson"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((shop.batch_of(shop.custom("add_to_cart")) + b"\n") * 400)
    path.with_name(path.name + claims.SUFFIX).write_bytes(b"")
    await desk.capturing.recovery.look_back()


STATES: dict[str, Callable[[Desk], Awaitable[None]]] = {
    "capture-waiting": _waiting,
    "capture-phone": _phone,
    "capture-streaming": _streaming,
    "capture-paused": _paused,
    "capture-upstream": _upstream,
    "capture-settings": _settings,
    "capture-port-taken": _port_taken,
    "capture-recovered": _recovered,
}
