"""The sandbox over real sockets: MoEngage's answers, limits and failures."""

import asyncio
import base64
import gzip
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage import errors
from inspector.moengage.client import MoEngageClient
from inspector.moengage.probe import ask_name
from inspector.sandbox import KEY, WORKSPACE_ID, Sandbox, SandboxError

USER = Request("customer", {"type": "customer", "customer_id": "c-1", "attributes": {"a": 1}})
EVENT = Request("event", {"type": "event", "customer_id": "c-1", "actions": [{"action": "x"}]})


def _basic(key: str) -> dict[str, str]:
    return {"Authorization": f"Basic {base64.b64encode(f'SANDBOX:{key}'.encode()).decode()}"}


AUTH = _basic(KEY)
JSON = AUTH | {"Content-Type": "application/json"}


def _with(
    sandbox: Sandbox, talk: Callable[[MoEngageClient, aiohttp.ClientSession], Awaitable[Any]]
) -> Any:
    async def main() -> Any:
        await sandbox.start()
        try:
            async with (
                MoEngageClient(
                    sandbox.base_url, WORKSPACE_ID, sandbox.key, answer_seconds=0.3
                ) as client,
                aiohttp.ClientSession(sandbox.base_url) as raw,
            ):
                return await talk(client, raw)
        finally:
            await sandbox.stop()

    return asyncio.run(main())


def test_user_and_event_arrive() -> None:
    """What was sent is held, by the user, in order; both answers are MoEngage's success."""
    sandbox = Sandbox()

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        for request in (USER, EVENT):
            answer = await client.send(request)
            assert errors.explain(answer) is None
            assert dict(answer.headers)["x-ratelimit-remaining"] in ("9999", "29999")
        state = await (await raw.get("/sandbox/state")).json()
        assert state["users"][0]["events"][0]["action"] == "x"

    _with(sandbox, talk)
    (user,) = sandbox.snapshot().users
    assert user.attributes == {"a": 1}
    assert [event.action for event in user.events] == ["x"]
    assert sandbox.snapshot().accepted == 2


def test_connection_test_and_profile() -> None:
    """The connection test gives its name; its profile leads to it."""
    sandbox = Sandbox(name="Rehearsal")

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> str:
        return await ask_name(sandbox.base_url, WORKSPACE_ID, sandbox.key)

    assert _with(sandbox, talk) == "Rehearsal"
    assert sandbox.workspace.base_url == sandbox.base_url
    assert not sandbox.base_url.endswith(":0")


@pytest.mark.parametrize(
    ("path", "options", "status", "message"),
    [
        ("/v1/event/SANDBOX", {}, 401, "Authentication Header Required"),
        (
            "/v1/event/SANDBOX",
            {"headers": _basic("no")},
            401,
            "App Secret key mismatch. Please login to the dashboard to verify key",
        ),
        ("/v1/customer/OTHER", {"headers": AUTH}, 409, "App key mismatch in params"),
        ("/v1/event/SANDBOX", {"headers": AUTH, "data": b"a=1"}, 415, "Content type is not"),
        ("/v1/customer/SANDBOX", {"headers": AUTH, "data": b"a=1"}, 415, "Unsupported Media Type"),
        (
            "/v1/event/SANDBOX",
            {"headers": AUTH, "json": {"customer_id": "x" * 131_072}},
            413,
            "128",
        ),
        ("/v1/event/SANDBOX", {"headers": AUTH, "json": {}}, 400, "customer_id is not found"),
        ("/v1/transition/SANDBOX", {"headers": AUTH, "json": {}}, 400, "'elements cannot be empty"),
        ("/v1/integrations/authentication", {"json": {}}, 401, "Authentication Header Required"),
    ],
)
def test_refusals(path: str, options: dict[str, Any], status: int, message: str) -> None:
    """Status and text as published."""

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        async with raw.post(path, **options) as response:
            assert response.status == status
            error = (await response.json())["error"]
            assert message in error["message"]
            assert len(error["request_id"]) == 8

    _with(Sandbox(), talk)


def test_a_body_without_a_length_is_measured_too() -> None:
    """Chunked and compressed bodies are judged by what they hold."""

    async def big() -> Any:
        for _ in range(3):
            yield b"x" * 65_536

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        headers = dict(JSON)
        url = "/v1/event/SANDBOX"
        async with raw.post(url, headers=headers, data=big()) as response:
            assert response.status == 413
        bomb = gzip.compress(b" " * 10_000_000)
        headers["Content-Encoding"] = "gzip"
        async with raw.post(url, headers=headers, data=bomb) as response:
            assert response.status == 413
        packed = gzip.compress(EVENT.encoded())
        async with raw.post(url, headers=headers, data=packed) as response:
            assert response.status == 200

    _with(Sandbox(), talk)


@pytest.mark.logs("Unhandled exception")  # aiohttp's own word about the same bytes
def test_what_is_no_gzip_is_malformed() -> None:
    """A body that cannot be unpacked is answered, not dropped."""

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        headers = JSON | {"Content-Encoding": "gzip"}
        async with raw.post("/v1/event/SANDBOX", headers=headers, data=b"nonsense") as response:
            assert response.status == 400
            assert (await response.json())["error"]["type"] == "Malformed JSON"

    _with(Sandbox(), talk)


def test_the_rate_limit_and_its_headers() -> None:
    """The family's own body, the documented headers, nothing held of what was refused."""
    sandbox = Sandbox(limits={"event": 2})

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        answers = [await client.send(EVENT) for _ in range(3)]
        assert [answer.status for answer in answers] == [200, 200, 429]
        assert answers[2].error_type == "Rate Limits Exceeded"
        headers = dict(answers[2].headers)
        assert headers["x-ratelimit-limit"] == "2"
        assert headers["x-ratelimit-remaining"] == "0"
        assert 1 <= int(headers["x-ratelimit-reset"]) <= 60
        assert (await client.send(USER)).status == 200

    _with(sandbox, talk)
    assert sandbox.snapshot().events == 2


def test_accepted_is_not_ingested() -> None:
    """A blocked customer id is answered with 200 and listed as discarded."""
    sandbox = Sandbox()
    guest = Request("event", {**EVENT.body, "customer_id": "guest"})

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        assert (await client.send(guest)).status == 200

    _with(sandbox, talk)
    assert sandbox.snapshot().users == ()
    assert sandbox.snapshot().discarded[0].customer_id == "guest"


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("429", 429),
        ("500", 500),
        ("suspended", 403),
        ("stall", errors.AnswerTimedOut),
        ("reset", errors.ConnectionLost),
    ],
)
def test_trouble_on_purpose(kind: str, outcome: int | type[Exception]) -> None:
    """Each kind looks like the real thing, and nothing of the request is held."""
    sandbox = Sandbox(failures={kind: 1.0})

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        if isinstance(outcome, int):
            answer = await client.send(EVENT)
            assert answer.status == outcome
            assert ("x-ratelimit-reset" in dict(answer.headers)) == (outcome == 429)
        else:
            with pytest.raises(outcome):
                await client.send(EVENT)

    _with(sandbox, talk)
    assert sandbox.snapshot().users == ()


def test_it_stops_while_somebody_waits() -> None:
    """A stalled request does not keep the sandbox from stopping."""
    sandbox = Sandbox(failures={"stall": 1.0})

    async def main() -> None:
        await sandbox.start()
        async with MoEngageClient(sandbox.base_url, WORKSPACE_ID, Secret(KEY)) as client:
            sending = asyncio.gather(client.send(EVENT), return_exceptions=True)
            await asyncio.sleep(0.1)
            await sandbox.stop()
            (outcome,) = await sending
        assert isinstance(outcome, errors.ConnectionLost)

    asyncio.run(main())


def test_a_taken_port_is_a_sentence() -> None:
    """It says which port and what to do, and leaves nothing running."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        sandbox = Sandbox(port=held.getsockname()[1])
        with pytest.raises(SandboxError, match=r"Port \d+ is taken"):
            asyncio.run(sandbox.start())


def test_it_starts_again_with_what_it_holds() -> None:
    """Stopping loses nothing; the second start keeps the port."""
    sandbox = Sandbox()

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        await client.send(EVENT)

    _with(sandbox, talk)
    first = sandbox.base_url
    _with(sandbox, talk)
    assert sandbox.base_url == first
    assert sandbox.snapshot().events == 2


def test_the_state_is_for_this_machine_only() -> None:
    """Asked for under another host name, as a web page would by a trick, it says nothing."""

    async def talk(client: MoEngageClient, raw: aiohttp.ClientSession) -> None:
        async with raw.get("/sandbox/state", headers={"Host": "evil.example.com"}) as response:
            assert response.status == 403

    _with(Sandbox(), talk)
