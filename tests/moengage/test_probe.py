"""Knocking and asking for the name, over real sockets."""

import asyncio
from datetime import UTC, datetime

import pytest

from inspector.model.workspace import Secret
from inspector.moengage import errors
from inspector.moengage.probe import ask_name, reach
from tests.moengage.servers import Talk, answering, read_request, serving

REFUSAL = b'{"status":"fail","error":{"message":"no","type":"T","request_id":"AbC"}}'


def _ask(talk: Talk) -> str:
    async def main() -> str:
        async with serving(talk) as base:
            return await ask_name(base, "WS", Secret("k3y"))

    return asyncio.run(main())


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    await reader.read()


def test_the_connection_gives_the_name() -> None:
    """The name MoEngage knows the workspace by; the call carries id and key as documented."""
    seen: list[bytes] = []
    talk = answering("200 OK", b'{"status":"success","app_name":"Acme Shop"}', seen)
    assert _ask(talk) == "Acme Shop"
    head, body = seen[0].split(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/integrations/authentication HTTP/1.1")
    assert b"moe-appkey: ws" in head.lower()
    assert body == b'{"app_id":"WS","app_secret":"k3y","source":"test","region":"01"}'


def test_the_connection_refused() -> None:
    """The refusal is a sentence with its remedy."""
    with pytest.raises(errors.AnswerFault, match="Copy the workspace id"):
        _ask(answering("401 x", REFUSAL, []))


def test_nobody_to_ask() -> None:
    """No answer is told as it is when events are sent."""
    with pytest.raises(errors.NameUnknown, match=r"api-99\.invalid could not be found"):
        asyncio.run(ask_name("http://api-99.invalid", "WS", Secret("k3y")))


def test_a_server_that_repeats_the_key() -> None:
    """What it says is told without it."""
    echo = REFUSAL.replace(b'"no"', b'"k3y is not the key"')
    with pytest.raises(errors.AnswerFault) as caught:
        _ask(answering("401 x", echo, []))
    assert "k3y" not in f"{caught.value} {caught.value.args}"


def test_reach_gives_time_and_clock() -> None:
    """Any answer counts, no credentials go out, and the server's clock comes back."""
    seen: list[bytes] = []
    talk = answering("404 Not Found", b"", seen, b"Date: Mon, 23 Nov 2026 12:00:00 GMT\r\n")

    async def main() -> tuple[float, datetime | None]:
        async with serving(talk) as base:
            return await reach(base)

    seconds, clock = asyncio.run(main())
    assert 0 < seconds < 5
    assert clock == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert b"authorization" not in seen[0].lower()


def test_reach_of_what_is_silent() -> None:
    """The knock has an end."""

    async def main() -> None:
        async with serving(_silent) as base:
            await reach(base, 0.2)

    with pytest.raises(errors.AnswerTimedOut):
        asyncio.run(main())
