"""Connections: silent ones are closed, too many are turned away, what is no HTTP is told."""

import asyncio

import pytest
from aiohttp import web

from inspector.capture.connections import Door, body_of


async def _hello(request: web.BaseRequest) -> web.Response:
    return web.Response(text="hello")


def _say(data: bytes, *, times: int = 1, most: int = 9) -> tuple[list[bytes], list[str]]:
    """What is answered to `data` on so many connections at once, and what is told."""
    told: list[str] = []

    async def main() -> list[bytes]:
        door = Door(_hello, told.append, idle_seconds=0.2, most=most)
        port = await door.open("127.0.0.1", 0)
        try:
            pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(times)]
            for _, writer in pairs:
                writer.write(data)
            answers = [await asyncio.wait_for(reader.read(), 10) for reader, _ in pairs]
            for _, writer in pairs:
                writer.close()
            return answers
        finally:
            await door.close(0.1)
            await door.close(0.1)

    return asyncio.run(main()), told


@pytest.mark.parametrize("data", [b"", b"GET / HTTP/1.1\r\nHost: "])
def test_silence_ends(data: bytes) -> None:
    """Who says nothing, or only half a head, is not waited for without end."""
    assert _say(data) == ([b""], [])


def test_too_many_at_once() -> None:
    """Beyond the limit a connection is told to come again later."""
    answers, _ = _say(b"", times=3, most=2)

    assert [answer[:12] for answer in answers] == [b"", b"", b"HTTP/1.1 503"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(99), "spoke https"),
        (b"hello\r\n\r\n", "no HTTP that can be read: Invalid method"),
        (b"GET / HTTP/1.1\r\nA: " + b"a" * 20_000 + b"\r\n\r\n", "no HTTP that can be read: Got"),
    ],
)
def test_noise_is_told(data: bytes, why: str) -> None:
    """Once, in a sentence; nothing is logged."""
    _, told = _say(data)

    assert len(told) == 1
    assert why in told[0]


@pytest.mark.parametrize(
    "pieces",
    [
        [b"Content-Length: 5\r\n\r\nhello"],
        [b"Content-Length: 5\r\n\r\n", b"hel", b"lo"],
        [b"Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"],
        [b"Transfer-Encoding: chunked\r\n\r\n3\r\nhel", b"\r\n2\r\nlo\r\n0\r\n\r\n"],
    ],
)
def test_a_body_is_whole_however_it_comes(pieces: list[bytes]) -> None:
    """With its head or behind it, with a length or in chunks: the same bytes."""

    async def main() -> bytes:
        async def give_back(request: web.BaseRequest) -> web.Response:
            return web.Response(body=await body_of(request, 10))

        door = Door(give_back, lambda told: None, idle_seconds=5, most=9)
        port = await door.open("127.0.0.1", 0)
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n")
            for piece in pieces:
                writer.write(piece)
                await asyncio.sleep(0.02)
            answer = await asyncio.wait_for(reader.read(), 10)
            writer.close()
            return answer.partition(b"\r\n\r\n")[2]
        finally:
            await door.close(0.1)

    assert asyncio.run(main()) == b"hello"
