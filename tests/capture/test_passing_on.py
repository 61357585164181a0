"""The endpoint with an upstream behind it."""

import asyncio
import socket
from pathlib import Path

import aiohttp
from aiohttp import web

from inspector.app import pipeline_for
from inspector.capture import Receipt
from inspector.capture.server import HOST, Capture
from inspector.capture.upstream import Upstream
from inspector.model.mapping import MappingSettings
from tests.capture.servers import BATCH, lines, talking


def _passing(tmp_path: Path, upstream: Upstream) -> tuple[int, bytes, Receipt]:
    async def talk(capture: Capture, http: aiohttp.ClientSession) -> tuple[int, bytes, Receipt]:
        async with http.post("/v1/identify", data=b"{}") as got:
            return got.status, await got.read(), capture.log.receipts()[-1]

    return talking(tmp_path / "a.ndjson", talk, upstream=upstream)


def test_passing_on(tmp_path: Path) -> None:
    """The sender gets the upstream's own answer; file and log have it too, and it is no event."""

    async def handle(request: web.BaseRequest) -> web.Response:
        return web.Response(status=207, body=b'{"mpid":"real"}', content_type="application/json")

    async def main() -> tuple[int, bytes, Receipt]:
        runner = web.ServerRunner(web.Server(handler=handle), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, HOST, 0).start()
        try:
            base = f"http://{HOST}:{runner.addresses[0][1]}"
            return await asyncio.to_thread(_passing, tmp_path, Upstream(base))
        finally:
            await runner.cleanup()

    status, body, receipt = asyncio.run(main())

    assert (status, body) == (207, b'{"mpid":"real"}')
    assert (receipt.status, receipt.upstream, receipt.failure) == (207, 207, "")
    sent, answered = lines(tmp_path / "a.ndjson")
    assert answered["answers"] == sent["number"]
    assert answered["status"] == 207
    records = list(pipeline_for(MappingSettings()).read((tmp_path / "a.ndjson").read_bytes()))
    assert [record.label for record in records] == ["identity call", "upstream answer"]


def test_passing_on_fails(tmp_path: Path) -> None:
    """The capture's own answer takes the place of one that does not come."""
    with socket.socket() as silent:
        silent.bind((HOST, 0))
        upstream = Upstream(f"http://{HOST}:{silent.getsockname()[1]}")
        status, body, receipt = _passing(tmp_path, upstream)

    assert status == 200
    assert b'"mpid"' in body
    assert "could not be reached" in receipt.failure


def test_a_place_that_mparticle_does_not_have(tmp_path: Path) -> None:
    """Without an address of one's own there is nowhere to pass an unknown path on to."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> Receipt:
        await http.post("/hook", data=BATCH)
        return capture.log.receipts()[-1]

    receipt = talking(tmp_path / "a.ndjson", talk, upstream=Upstream())

    assert (receipt.status, receipt.upstream) == (202, 0)
    assert "no such address" in receipt.failure
