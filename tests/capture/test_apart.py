"""A capture in another process: what it does and how it ends, seen from here."""

import asyncio
import multiprocessing
import os
import signal
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from inspector.capture import HOST, Apart, CaptureError
from tests.capture.servers import BATCH, lines


def _with(path: Path, talk: Callable[[Apart, aiohttp.ClientSession], Awaitable[None]]) -> Apart:
    async def main() -> Apart:
        capture = Apart(path, 0)
        await capture.start()
        try:
            async with aiohttp.ClientSession(capture.base_url) as http:
                await talk(capture, http)
        finally:
            await capture.stop()
        return capture

    return asyncio.run(main())


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not condition():  # noqa: ASYNC110  (another process changes it)
            await asyncio.sleep(0.01)


def test_it_tells_what_came(tmp_path: Path) -> None:
    """Counts, senders, requests and the size of the file come over; after the end they are
    exact."""

    async def talk(capture: Apart, http: aiohttp.ClientSession) -> None:
        await http.post("/v2/events", data=BATCH)
        await _until(lambda: capture.log.counts.taken == 1)
        for _ in range(5):
            await http.post("/v2/events", data=BATCH)

    path = tmp_path / "a.ndjson"
    capture = _with(path, talk)

    assert (capture.log.counts.taken, capture.log.senders) == (6, {"Events API": 6})
    assert [receipt.number for receipt in capture.log.receipts()] == [1, 2, 3, 4, 5, 6]
    assert capture.size == path.stat().st_size
    assert len(lines(path)) == 6
    assert capture.ended
    assert multiprocessing.active_children() == []


def test_orders_are_carried_out(tmp_path: Path) -> None:
    """A tunnel's name is let in; what cannot be reached is passed on in vain; a wrong address is a
    sentence and changes nothing."""

    async def talk(capture: Apart, http: aiohttp.ClientSession) -> None:
        tunnel = {"Host": "abc.tunnel.test"}
        assert (await http.post("/v2/events", data=BATCH, headers=tunnel)).status == 403
        await _until(lambda: "abc.tunnel.test" in capture.log.strange_hosts)
        capture.allow("abc.tunnel.test")
        with socket.socket() as silent:
            silent.bind((HOST, 0))
            await capture.pass_on(f"http://{HOST}:{silent.getsockname()[1]}/")
            with pytest.raises(ValueError, match="is no address"):
                await capture.pass_on("ftp://a.test")
            assert (await http.post("/v2/events", data=BATCH, headers=tunnel)).status == 202
            assert capture.upstream is not None
        await capture.pass_on(None)
        await http.post("/v2/events", data=BATCH)
        await _until(lambda: capture.log.counts.taken == 2)
        assert (capture.log.counts.failed, capture.upstream) == (1, None)

    _with(tmp_path / "a.ndjson", talk)


def test_what_cannot_start_says_why(tmp_path: Path) -> None:
    """A taken port and a file that cannot be written; no process and no file are left."""

    async def failing(path: Path, port: int) -> CaptureError:
        with pytest.raises(CaptureError) as caught:
            await Apart(path, port).start()
        return caught.value

    (tmp_path / "file").write_bytes(b"")
    with socket.socket() as held:
        held.bind((HOST, 0))
        held.listen()
        taken = asyncio.run(failing(tmp_path / "a.ndjson", held.getsockname()[1]))
    unwritable = asyncio.run(failing(tmp_path / "file" / "a.ndjson", 0))

    assert "is taken by another program" in str(taken)
    assert taken.port_taken
    assert "cannot be written" in str(unwritable)
    assert not unwritable.port_taken
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows kills in another way")
def test_a_process_that_was_killed(tmp_path: Path) -> None:
    """Nobody told it to end: that is known, what came is in the file, and nothing hangs."""

    async def talk(capture: Apart, http: aiohttp.ClientSession) -> None:
        await http.post("/v2/events", data=BATCH)
        (child,) = multiprocessing.active_children()
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        await _until(lambda: capture.ended)
        assert "ended without being told to" in capture.log.trouble
        await capture.pass_on("")
        capture.allow("a.test")

    _with(tmp_path / "a.ndjson", talk)

    assert len(lines(tmp_path / "a.ndjson")) == 1
