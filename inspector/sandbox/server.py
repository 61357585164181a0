"""A MoEngage-shaped server on this machine: same calls, same checks, same answers."""

import asyncio
import errno
import random
import string
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from aiohttp import web
from aiohttp.typedefs import Handler

from inspector.model.json import encode
from inspector.model.workspace import SANDBOX, Environment, Secret, Workspace
from inspector.moengage import tables
from inspector.moengage.tables import Limit
from inspector.sandbox import rules
from inspector.sandbox.gate import Gate
from inspector.sandbox.rules import Fault
from inspector.sandbox.store import Snapshot, Store
from inspector.sandbox.trouble import Dice, Trouble
from inspector.sandbox.windows import State, Windows

HOST = "127.0.0.1"
WORKSPACE_ID = "SANDBOX"
KEY = "sandbox-key"
_FAMILIES = ("customer", "event", "transition")
_ANSWERED: dict[Trouble, str] = {
    Trouble.RATE_LIMIT: "rate_limit",
    Trouble.RATE_LIMIT_EPOCH: "rate_limit",
    Trouble.SERVER_ERROR: "server_error",
    Trouble.SUSPENDED: "suspended",
}


class SandboxError(Exception):
    """The sandbox could not start; the text is a sentence for the user."""


class Sandbox:
    """Start and stop it in one event loop; `snapshot()` may be called from any thread."""

    def __init__(
        self,
        workspace_id: str = WORKSPACE_ID,
        key: Secret = Secret(KEY),  # noqa: B008  (a frozen value)
        port: int = 0,
        latency_ms: int = 0,
        failures: Mapping[str, float] | None = None,
        name: str = "Sandbox",
        *,
        limits: Mapping[str, int] | None = None,
        window_seconds: float = 60.0,
        seed: int = 0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Port 0 takes a free one. `failures` gives the share of requests (0 to 1) that meet each
        kind of `Trouble`; raises ValueError. `limits` replaces the documented ones, by family."""
        self.name = name
        self._gate = Gate(workspace_id, key)
        self._port = port
        self._latency_ms = latency_ms
        self._dice = Dice(failures or {}, seed)
        self._now = now
        self._store = Store()
        self._windows = {
            family: Windows(_limits(family, limits or {}), time.monotonic, window_seconds)
            for family in _FAMILIES
        }
        self._stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:8080`. Known once it is started."""
        return f"http://{HOST}:{self._port}"

    @property
    def workspace(self) -> Workspace:
        """The profile that leads here. Good once it is started."""
        return Workspace(
            name=self.name,
            workspace_id=self._gate.workspace_id,
            data_center=SANDBOX,
            environment=Environment.TEST,
            base_url=self.base_url,
        )

    @property
    def key(self) -> Secret:
        """The key that opens it."""
        return self._gate.key

    def snapshot(self) -> Snapshot:
        """What it holds now."""
        return self._store.snapshot()

    async def start(self) -> None:
        """Listens. Raises SandboxError where the port is taken."""
        self._stopping.clear()
        app = web.Application(client_max_size=2**30)  # the size is ours to judge, in their words
        for family in _FAMILIES:
            app.router.add_post(tables.endpoint(family).path, self._track(family))
        app.router.add_post(
            tables.endpoint("integrations-authentication").path, self._test_connection
        )
        app.router.add_get("/sandbox/state", self._state)
        runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=1.0, handler_cancellation=True
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self._port).start()
        except OSError as error:
            await runner.cleanup()
            raise SandboxError(_why(self._port, error)) from None
        self._runner = runner
        self._port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Answers no more. What it holds can still be read."""
        self._stopping.set()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    # -- calls ----------------------------------------------------------------------------------

    def _track(self, family: str) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            await self._wait()
            trouble = self._dice.throw()
            if trouble in (Trouble.STALL, Trouble.RESET):
                return await self._give_up(request, trouble)
            fault = self._at_the_gate(request)
            if fault is not None:
                return self._refuse(family, fault)
            if trouble in _ANSWERED:
                return self._refuse(family, Fault(_ANSWERED[trouble]), _headers(family, trouble))
            answer = await self._take(family, request)
            return answer if trouble is None else await _break_off(request, answer, trouble)

        return handle

    async def _take(self, family: str, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            return self._refuse(family, Fault("media_type"))
        try:
            raw = await _body(request, tables.endpoint(family).max_bytes)
        except web.RequestPayloadError:  # what says it is gzip and is not
            return self._refuse(family, Fault("malformed"))
        if raw is None:
            return self._refuse(family, Fault("too_large"))
        fault = rules.body_fault(family, raw)
        if fault is not None:
            return self._refuse(family, fault)
        found = rules.entries(family, raw)
        state = self._windows[family].take(rules.cost(found))
        headers = state.headers() if state else {}
        if state is not None and not state.allowed:
            return self._refuse(family, Fault("rate_limit"), headers)
        self._store.accept(found, self._now())
        return _json(200, tables.published(family, "ok").body(""), headers)

    async def _test_connection(self, request: web.Request) -> web.Response:
        await self._wait()
        family = "integrations-authentication"
        fault = self._at_the_gate(request)
        if fault is not None:
            return self._refuse(family, fault)
        return _json(200, tables.published(family, "ok").body("", self.name))

    async def _state(self, request: web.Request) -> web.Response:
        # A web page must not read customers' data by a host name that it points at this machine.
        if request.url.host not in (HOST, "localhost"):
            raise web.HTTPForbidden(text="Ask for 127.0.0.1.")
        return _json(200, self.snapshot())

    # -- inside ---------------------------------------------------------------------------------

    def _at_the_gate(self, request: web.Request) -> Fault | None:
        name = self._gate.fault(
            request.headers.get("Authorization"), request.match_info.get("workspace_id")
        )
        return Fault(name) if name else None

    async def _wait(self) -> None:
        if self._latency_ms:
            await asyncio.sleep(self._latency_ms / 1000)

    async def _give_up(self, request: web.Request, trouble: Trouble) -> web.Response:
        if trouble is Trouble.STALL:
            await self._stopping.wait()
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=500)

    def _refuse(
        self, family: str, fault: Fault, headers: Mapping[str, str] | None = None
    ) -> web.Response:
        self._store.refuse()
        answer = tables.published(family, fault.name)
        return _json(answer.status, answer.body(_request_id(), fault.gap), headers)


def _limits(family: str, changed: Mapping[str, int]) -> tuple[Limit, ...]:
    return tuple(
        Limit(limit.counts, changed.get(family, limit.per_minute))
        for limit in tables.endpoint(family).limits
    )


def _headers(family: str, trouble: Trouble) -> dict[str, str]:
    """Of a failure that is played: a rate limit whose window is just over, so that the next try
    need not wait for a minute that is none."""
    limit = tables.endpoint(family).limits[0].per_minute
    match trouble:
        case Trouble.RATE_LIMIT:
            return State(False, limit, 0, 0).headers()
        case Trouble.RATE_LIMIT_EPOCH:
            return State(False, limit, 0, int(time.time())).headers()
    return {}


async def _break_off(
    request: web.Request, answer: web.Response, trouble: Trouble
) -> web.StreamResponse:
    """Ends the connection after the request was taken: before the answer, or within it."""
    broken = web.StreamResponse(status=answer.status, headers={"Content-Type": "application/json"})
    body = answer.body if isinstance(answer.body, bytes) else b""
    if trouble is Trouble.HALF:
        broken.content_length = len(body)
        await broken.prepare(request)
        await broken.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.abort()
    return broken


async def _body(request: web.Request, most: int) -> bytes | None:
    if request.content_length is not None and request.content_length > most:
        return None
    held = bytearray()
    async for chunk in request.content.iter_any():
        held += chunk
        if len(held) > most:
            return None
    return bytes(held)


def _json(status: int, body: object, headers: Mapping[str, str] | None = None) -> web.Response:
    return web.Response(
        status=status, body=encode(body), content_type="application/json", headers=headers
    )


def _request_id() -> str:
    return "".join(random.choices(string.ascii_letters, k=8))


def _why(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another one, or 0 for a free one."
    return f"The sandbox cannot listen on port {port}: {error.strerror}."
