"""One request, one answer, or one exception that says what went wrong. Over real sockets."""

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.model.delivery import Answer
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage import errors
from inspector.moengage.client import MoEngageClient
from tests.moengage.servers import Talk, answering, read_request, serving

REQUEST = Request("customer", {"type": "customer", "customer_id": "c-1", "n": 149})
REFUSAL = b'{"status":"fail","error":{"message":"no","type":"T","request_id":"AbC"}}'


def _call(
    talk: Talk, ask: Callable[[MoEngageClient], Awaitable[Answer]], **options: float
) -> Answer:
    async def main() -> Answer:
        async with (
            serving(talk) as base,
            MoEngageClient(base, "WS", Secret("k3y"), **options) as client,
        ):
            return await ask(client)

    return asyncio.run(main())


def _send(talk: Talk, **options: float) -> Answer:
    return _call(talk, lambda client: client.send(REQUEST), **options)


def test_an_answer_comes_back_whole() -> None:
    """Status, body, headers in lower case, and MoEngage's type, message and request id."""
    seen: list[bytes] = []
    answer = _send(answering("400 Bad Request", REFUSAL, seen, b"X-RateLimit-Reset: 30\r\n"))
    assert (answer.status, answer.body) == (400, REFUSAL)
    assert ("x-ratelimit-reset", "30") in answer.headers
    assert (answer.error_type, answer.message, answer.request_id) == ("T", "no", "AbC")
    assert seen[0].endswith(REQUEST.encoded())


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b'{"error":"x"}', b"\xff\xfe", b"{"])
def test_any_body_is_an_answer(body: bytes) -> None:
    """What is no MoEngage answer is kept as it is, without words."""
    answer = _send(answering("502 Bad Gateway", body, []))
    assert answer.body == body
    assert (answer.status, answer.error_type, answer.message) == (502, "", "")


def test_a_success_may_carry_a_request_id() -> None:
    """One of the two published forms does."""
    answer = _send(answering("200 OK", b'{"status":"success","request_id":"kX"}', []))
    assert answer.request_id == "kX"


def test_a_redirect_is_not_followed() -> None:
    """The key never travels to another address."""
    answer = _send(answering("302 Found", b"", [], b"Location: http://127.0.0.1:9/\r\n"))
    assert answer.status == 302


async def _hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)


async def _half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf")
    await writer.drain()


async def _reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.transport.abort()


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    await reader.read()


@pytest.mark.parametrize("talk", [_hang_up, _half, _reset])
def test_a_broken_connection(talk: Talk) -> None:
    """It may have arrived: said so, and worth another try."""
    with pytest.raises(errors.ConnectionLost, match="may have arrived") as caught:
        _send(talk)
    assert caught.value.retry


def test_a_silent_server() -> None:
    """The wait has an end, and the sentence says how long it was."""
    with pytest.raises(errors.AnswerTimedOut, match=r"within 0\.2 seconds"):
        _send(_silent, answer_seconds=0.2)


def test_nobody_there() -> None:
    """A closed port: nothing was sent."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{held.getsockname()[1]}"

        async def main() -> None:
            async with MoEngageClient(base, "WS", Secret("k3y")) as client:
                await client.send(REQUEST)

        with pytest.raises(errors.NotReachable, match="could not be reached"):
            asyncio.run(main())


def test_a_name_without_an_address() -> None:
    """A misspelt host is told as such."""

    async def main() -> None:
        async with MoEngageClient("http://api-99.invalid", "WS", Secret("k3y")) as client:
            await client.send(REQUEST)

    with pytest.raises(errors.NameUnknown, match=r"api-99\.invalid could not be found"):
        asyncio.run(main())


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")
def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    """No request goes out, and trying again is no use."""
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=127.0.0.1",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            "key.pem",
            "-out",
            "cert.pem",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    seen: list[bytes] = []

    async def main() -> None:
        async with (
            serving(answering("200 OK", b"{}", seen), tls) as base,
            MoEngageClient(base, "WS", Secret("k3y")) as client,
        ):
            await client.send(REQUEST)

    with pytest.raises(errors.TlsFailed, match="not to be trusted: self") as caught:
        asyncio.run(main())
    assert not caught.value.retry
    assert seen == []


def test_the_key_shows_itself_nowhere() -> None:
    """Not in the client's text, not in an exception."""
    client = MoEngageClient("http://127.0.0.1:9", "WS", Secret("k3y"))
    assert "k3y" not in repr(vars(client))


def test_outside_its_context_it_refuses() -> None:
    """A programming mistake is told at once."""
    with pytest.raises(RuntimeError, match="outside its context"):
        asyncio.run(MoEngageClient("http://x", "WS", Secret("k")).send(REQUEST))
