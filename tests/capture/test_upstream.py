"""Passing on: unchanged, answered, and never in the way."""

import asyncio
import gzip
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from inspector.capture.upstream import MAX_ANSWER, Reply, Upstream


def _with(
    handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]], **options: Any
) -> Reply:
    """What `Upstream` makes of a server with this handler."""

    async def main() -> Reply:
        runner = web.ServerRunner(web.Server(handler, auto_decompress=False), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            async with Upstream(base, **options) as upstream:
                url = upstream.url("https://ignored.test", "/v2/a%2Fb/events?x=%41")
                headers = {"Host": "here", "Content-Encoding": "gzip", "x-mp-key": "k"}
                return await upstream.send("POST", url, headers, gzip.compress(b"{}", mtime=0))
        finally:
            await runner.cleanup()

    return asyncio.run(main())


def test_it_goes_as_it_came() -> None:
    """Path, query, headers and the packed bytes are unchanged; only the connection's own headers
    are new; the answer comes back with what senders read of it."""
    seen: dict[str, Any] = {}

    async def handle(request: web.BaseRequest) -> web.Response:
        seen.update(path=request.raw_path, headers=dict(request.headers), body=await request.read())
        return web.Response(
            status=202, body=b"{}", headers={"x-mp-max-age": "5", "Set-Cookie": "a=b"}
        )

    reply = _with(handle)

    assert (reply.status, reply.body, reply.headers["x-mp-max-age"]) == (202, b"{}", "5")
    assert "set-cookie" not in {name.lower() for name in reply.headers}
    assert seen["path"] == "/v2/a%2Fb/events?x=%41"
    assert seen["body"] == gzip.compress(b"{}", mtime=0)
    assert seen["headers"]["x-mp-key"] == "k"
    assert seen["headers"]["Host"].startswith("127.0.0.1:")
    assert "User-Agent" not in seen["headers"]


def test_a_redirect_is_an_answer() -> None:
    """Nothing is sent to where somebody else says."""

    async def handle(request: web.BaseRequest) -> web.Response:
        return web.Response(status=302, headers={"Location": "http://elsewhere.test/"})

    assert _with(handle).status == 302


def test_an_endless_answer() -> None:
    """What is no answer of an API is not read to its end."""

    async def handle(request: web.BaseRequest) -> web.Response:
        return web.Response(body=bytes(MAX_ANSWER + 1))

    assert "more than 4 MB" in _with(handle).failure


def test_no_answer_in_time() -> None:
    """A sender does not wait for ever."""

    async def handle(request: web.BaseRequest) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    assert "did not answer within" in _with(handle, answer_seconds=0.1).failure


def test_nobody_there() -> None:
    """An upstream that cannot be reached is a sentence."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"

        async def main() -> Reply:
            async with Upstream() as upstream:
                return await upstream.send("POST", url, {}, b"")

        reply = asyncio.run(main())

    assert reply.status == 0
    assert reply.failure.endswith("could not be reached: nothing listens there.")


def test_addresses() -> None:
    """Without an address of one's own each request goes to its own host, if it has one."""
    assert Upstream().url("https://s2s.mparticle.com", "/v2/events?a") == (
        "https://s2s.mparticle.com/v2/events?a"
    )
    assert Upstream().url("", "/hook") == ""
    assert Upstream("https://me.test/base/").url("", "/hook") == "https://me.test/base/hook"
    assert (Upstream().name, Upstream("http://a.test").name) == ("mParticle", "http://a.test")
    with pytest.raises(ValueError, match="is no address"):
        Upstream("ftp://a.test")
