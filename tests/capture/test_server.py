"""The endpoint over real sockets: everything sent is written, everybody gets the right answer."""

import asyncio
import base64
import errno
import gzip
import io
import os
import socket
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from inspector.app import pipeline_for
from inspector.capture import HOST, CaptureError, Receipt, Spool
from inspector.capture.bodies import MAX_PACKED
from inspector.capture.server import Capture
from inspector.model.batch import Kind
from inspector.model.mapping import MappingSettings
from tests.capture.servers import BATCH, lines, talking

AUTH = "Basic " + base64.b64encode(b"us1-0123456789abcdef:topsecret").decode()
ORIGIN = "https://shop.test"


@pytest.mark.parametrize(
    ("path", "headers", "status", "answer"),
    [
        ("/v2/events", {"Authorization": AUTH}, 202, b""),
        ("/v2/bulkevents", {"Content-Type": "application/json"}, 202, b""),
        ("/v3/JS/us1-k/events", {"Content-Type": "text/plain;charset=UTF-8"}, 202, b""),
        ("/v2/us1-k/events", {"Content-Encoding": "gzip"}, 202, b'{"dt":"rh"'),
        ("/v1/identify", {"x-mp-key": "k"}, 200, b'{"mpid":"'),
        ("/v1/5/modify", {"x-mp-key": "k"}, 200, b'{"change_results"'),
        ("/v1/identity/k/Alias", {}, 202, b""),
        ("/anything/at/all", {}, 202, b""),
    ],
)
def test_senders_are_answered(
    tmp_path: Path, path: str, headers: dict[str, str], status: int, answer: bytes
) -> None:
    """Each address answers as mParticle does, a page may read it, and the batch is on the disk."""
    packed = gzip.compress(BATCH) if "Content-Encoding" in headers else BATCH

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> tuple[Any, Any]:
        async with http.post(path, data=packed, headers={**headers, "Origin": ORIGIN}) as got:
            return got.status, (await got.read(), got.headers["Access-Control-Allow-Origin"])

    found, (body, origin) = talking(tmp_path / "a.ndjson", talk)

    assert found == status
    assert body.startswith(answer)
    assert origin == ORIGIN
    (line,) = lines(tmp_path / "a.ndjson")
    assert line["path"] == path
    assert line["body"]["events"][0]["data"]["event_name"] == "hello"
    assert b"topsecret" not in (tmp_path / "a.ndjson").read_bytes()


def test_what_is_written_can_be_opened(tmp_path: Path) -> None:
    """The file is a source: its batches are batches, byte for byte; what is no batch is counted."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> None:
        await http.post("/v2/events", data=BATCH)
        await http.post("/v2/k/events", data=gzip.compress(b"\n" + BATCH + b"\r\n"),
                        headers={"Content-Encoding": "gzip"})  # fmt: skip
        await http.post("/v1/identify", data=b'{"known_identities":{"customerid":"c"}}')
        await http.get("/JS/v2/k/config?env=1")
        await http.post("/v2/events", data=b'{"events":[')

    talking(tmp_path / "a.ndjson", talk)
    pipeline = pipeline_for(MappingSettings())
    records = list(pipeline.read((tmp_path / "a.ndjson").read_bytes()))

    assert [record.kind for record in records] == [
        Kind.BATCH, Kind.BATCH, Kind.OTHER, Kind.OTHER, Kind.BATCH,
    ]  # fmt: skip
    assert [record.raw for record in records[:2]] == [BATCH, BATCH]
    assert [record.label for record in records[2:4]] == ["identity call", "configuration"]
    (broken,) = pipeline.inspect(records[4])
    assert "unexpected" not in broken.badge
    assert broken.event is None


def test_preflights_and_greetings_are_not_written(tmp_path: Path) -> None:
    """What carries nothing leaves nothing; a person who looks gets plain text."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> None:
        asks = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
        async with http.options("/v1/identify", headers=asks) as got:
            assert (got.status, got.headers["Access-Control-Allow-Origin"]) == (204, ORIGIN)
        async with http.get("/") as got:
            assert (got.status, got.content_type) == (200, "text/plain")
        async with http.get("/../../etc/passwd") as got:
            assert got.status == 404

    talking(tmp_path / "a.ndjson", talk)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "headers", "status", "why"),
    [
        (b"x" * (MAX_PACKED + 1), {}, 413, "more than 16 MB"),
        (gzip.compress(bytes(65 << 20)), {"Content-Encoding": "gzip"}, 413, "unpacks to more"),
        (b"no gzip", {"Content-Encoding": "gzip"}, 400, "is not"),
        (b"{}", {"Content-Encoding": "br"}, 415, "br are not taken"),
        (BATCH, {"Host": "evil.test"}, 403, "evil.test are not taken"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, body: bytes, headers: dict[str, str], status: int, why: str
) -> None:
    """With a status and a sentence, to the sender and to whoever watches; nothing is written."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> tuple[int, str, Receipt]:
        async with http.post("/v2/events", data=io.BytesIO(body), headers=headers) as got:
            return got.status, await got.text(), capture.log.receipts()[-1]

    found, text, receipt = talking(tmp_path / "a.ndjson", talk)

    assert (found, receipt.status) == (status, status)
    assert why in text
    assert why in receipt.note
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_batch_is_kept_all_the_same(tmp_path: Path) -> None:
    """Somebody else's JSON gets 404, broken JSON 400, and both are on the disk."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> list[int]:
        bodies = (("/hook", b'{"a":1}'), ("/v2/events", b"{"))
        return [(await http.post(path, data=body)).status for path, body in bodies]

    assert talking(tmp_path / "a.ndjson", talk) == [404, 400]
    assert [line["body"] for line in lines(tmp_path / "a.ndjson")] == [{"a": 1}, "{"]


def test_order_and_numbers(tmp_path: Path) -> None:
    """What one sender sends in a row stands in a row, numbered and counted."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> Any:
        for number in range(50):
            await http.post("/v2/events", data=b'{"events":[{}],"batch_id":%d}' % number)
        return capture.log.counts

    counts = talking(tmp_path / "a.ndjson", talk)
    found = lines(tmp_path / "a.ndjson")

    assert [line["body"]["batch_id"] for line in found] == list(range(50))
    assert [line["number"] for line in found] == list(range(1, 51))
    assert (counts.taken, counts.events, counts.refused) == (50, 50, 0)


def test_a_slow_body_ends(tmp_path: Path) -> None:
    """Who announces a body and does not send it is not waited for without end."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> bytes:
        reader, writer = await asyncio.open_connection(HOST, capture.port)
        writer.write(b"POST /v2/events HTTP/1.1\r\nHost: x.localhost\r\nContent-Length: 9\r\n\r\n{")
        answer = await asyncio.wait_for(reader.readline(), 10)
        writer.close()
        return answer

    assert b"408" in talking(tmp_path / "a.ndjson", talk, body_seconds=0.1)


def test_stop_in_the_middle_of_a_request(tmp_path: Path) -> None:
    """Half a request does not hold the end up; nothing of it is written."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> None:
        _, writer = await asyncio.open_connection(HOST, capture.port)
        writer.write(b"POST /v2/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{")
        await writer.drain()
        await asyncio.sleep(0.05)
        await asyncio.wait_for(capture.stop(), 10)
        writer.close()

    talking(tmp_path / "a.ndjson", talk)

    assert list(tmp_path.iterdir()) == []


def test_fifty_times_on_one_port(tmp_path: Path) -> None:
    """A port is free again as soon as the capture on it ends, connections or not."""

    async def main() -> None:
        port = 0
        for number in range(50):
            capture = Capture(Spool(tmp_path / "a.ndjson"), port)
            await capture.start()
            port = capture.port
            async with aiohttp.ClientSession(capture.base_url) as http:
                await http.post("/v2/events", data=BATCH)
                await capture.stop()
            assert len(lines(tmp_path / "a.ndjson")) == number + 1

    asyncio.run(main())


@pytest.mark.parametrize(
    ("host", "why", "taken"),
    [("127.0.0.1", "is taken by another program", True), ("203.0.113.7", "no address of", False)],
)
def test_cannot_listen(tmp_path: Path, host: str, why: str, taken: bool) -> None:
    """A taken port and a foreign address are sentences; no empty file is left."""

    async def main(port: int) -> None:
        capture = Capture(Spool(tmp_path / "a.ndjson"), port, host)
        with pytest.raises(CaptureError, match=why) as caught:
            await capture.start()
        assert caught.value.port_taken is taken
        await capture.stop()

    with socket.socket() as held:
        held.bind((HOST, 0))
        held.listen()
        asyncio.run(main(held.getsockname()[1]))
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Senders are told to come again, the watcher why, and it goes on when there is room."""

    def full(fd: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> list[Any]:
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", full)
            first = (await http.post("/v2/events", data=BATCH)).status
            trouble = capture.log.trouble
        second = (await http.post("/v2/events", data=BATCH)).status
        return [first, trouble[:17], second, capture.log.trouble]

    assert talking(tmp_path / "a.ndjson", talk) == [503, "The disk is full:", 202, ""]
    assert len(lines(tmp_path / "a.ndjson")) == 1


def test_the_clock_jumps(tmp_path: Path) -> None:
    """A lid that was closed for a day moves the clock and ends nothing."""
    times = iter((1_000.0, 90_000.0, 500.0))

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> None:
        for _ in range(3):
            assert (await http.post("/v2/events", data=BATCH)).status == 202

    talking(tmp_path / "a.ndjson", talk, clock=lambda: next(times))

    assert [line["received_ms"] for line in lines(tmp_path / "a.ndjson")] == [
        1_000_000, 90_000_000, 500_000,
    ]  # fmt: skip


def test_what_is_asked_for_in_vain_is_told(tmp_path: Path) -> None:
    """A sender whose configuration leads to a wrong address is seen, with the reason; a browser's
    own curiosity is not. Nothing is written."""

    async def talk(capture: Capture, http: aiohttp.ClientSession) -> list[tuple[int, str]]:
        for path in ("/JS/config?env=1", "/favicon.ico", "/"):
            await http.get(path)
        return [(each.status, each.path) for each in capture.log.receipts()]

    assert talking(tmp_path / "a.ndjson", talk) == [(404, "/JS/config")]
    assert list(tmp_path.iterdir()) == []
