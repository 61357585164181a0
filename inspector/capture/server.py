"""A local endpoint that real mParticle senders can post to."""

import asyncio
import contextlib
import errno
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace

from aiohttp import web

from inspector.capture import address, manners, routes
from inspector.capture.address import HOST, PORT, CaptureError
from inspector.capture.answers import NOT_FOUND, Answer, Posted, accepted, of_partner, refused
from inspector.capture.bodies import (
    MAX_PACKED,
    BodyError,
    Glance,
    carries_batch,
    glance,
    unpacked,
)
from inspector.capture.connections import Door
from inspector.capture.log import Log, Receipt
from inspector.capture.routes import Route
from inspector.capture.spool import Spool, SpoolError, line_of
from inspector.capture.upstream import NOT_PASSED_ON, Reply, Upstream
from inspector.formats.traffic import ANSWER

BODY_SECONDS = 30.0
"""How long a body may take to come."""
STOP_SECONDS = 1.0
"""How long a request that is under way may take to end when the capture stops."""
_LOOKS = ("/", "/favicon.ico", "/robots.txt")
_NOWHERE = "mParticle has no such address for GET, so there was nothing to answer."
_GREETING = "This is mParticle inspector's capture. Post batches here; nothing is shown here.\n"


class Capture:
    """Start and stop it in one event loop; `log` may be read from any thread."""

    def __init__(
        self,
        spool: Spool,
        port: int = PORT,
        host: str = HOST,
        *,
        upstream: Upstream | None = None,
        allowed: frozenset[str] = frozenset(),
        body_seconds: float = BODY_SECONDS,
        idle_seconds: float = 75.0,
        connections: int = 500,
        clock: Callable[[], float] = time.time,
        on_receipt: Callable[[Receipt], None] = lambda receipt: None,
    ) -> None:
        """Port 0 takes a free one. `allowed` are host names, besides this machine's own, that may
        lead here: a tunnel's. `on_receipt` is told of every request in the loop's thread."""
        self.spool = spool
        self.log = Log()
        self.allowed = allowed
        self.upstream = upstream
        self._host, self._port = host, port
        self._body_seconds = body_seconds
        self._clock = clock
        self._on_receipt = on_receipt
        self._door = Door(self._serve, self._on_noise, idle_seconds, connections)
        self._stack = AsyncExitStack()
        self._number = 0

    @property
    def port(self) -> int:
        """Where it listens. Known once it is started."""
        return self._port

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:8765`. Known once it is started."""
        return address.base_url(self._host, self._port)

    async def start(self) -> None:
        """Listens. Raises CaptureError where the port is taken or the address is not ours."""
        try:
            self._port = await self._door.open(self._host, self._port)
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            raise CaptureError(_why(self._host, self._port, error), port_taken=taken) from None
        if self.upstream:
            await self._stack.enter_async_context(self.upstream)

    async def stop(self) -> None:
        """Takes no more, lets what is under way end and closes the file. Never raises."""
        await self._door.close(STOP_SECONDS)
        await self._stack.aclose()
        self.spool.close()

    async def pass_on(self, upstream: Upstream | None) -> None:
        """Passes on to somewhere else from now on, or to nowhere."""
        self.upstream = None
        await self._stack.aclose()
        self._stack = AsyncExitStack()
        if upstream:
            await self._stack.enter_async_context(upstream)
            self.upstream = upstream

    def allow(self, host: str) -> None:
        """Takes requests for this host name as well. May be called from any thread."""
        self.allowed |= {host}
        self.log.strange_hosts.pop(host, None)

    # -- one request ----------------------------------------------------------------------------

    async def _serve(self, request: web.BaseRequest) -> web.Response:
        if not manners.is_ours(request.headers.get("Host", ""), self.allowed):
            return self._turn_away(request)
        cors = manners.cors(request.headers)
        if request.method == "OPTIONS":
            return web.Response(status=204, headers=cors)
        route = routes.find(request.method, request.path)
        if route is None and request.method in ("GET", "HEAD"):
            return self._greet(request, cors)
        sender = route.label if route else ""
        try:
            raw = await self._read(request)
            body = unpacked(raw, request.headers.get("Content-Encoding", ""))
            seen = glance(body)
            receipt = self._keep(request, sender, body, seen)
        except (BodyError, SpoolError) as error:
            self._refuse(request, sender, str(error), error.status)
            return web.Response(status=error.status, text=f"{error}\n", headers=cors)
        answer, reply = self._own_answer(route, body, seen), NOT_PASSED_ON
        if self.upstream:
            reply = await self._pass_on(request, route, raw, receipt.number)
            if reply.status:
                answer = Answer(reply.status, reply.body, reply.headers)
        receipt = replace(
            receipt, status=answer.status, note=_note(answer, reply), upstream=reply.status,
            failure=reply.failure,
        )  # fmt: skip
        self._add(receipt, taken=True)
        return _response(answer, cors)

    async def _read(self, request: web.BaseRequest) -> bytes:
        """The body as it came. Raises BodyError for one that is too large or too slow."""
        held = bytearray()
        try:
            async with asyncio.timeout(self._body_seconds):
                async for chunk in request.content.iter_any():
                    held += chunk
                    if max(len(held), request.content_length or 0) > MAX_PACKED:
                        raise BodyError(413, f"The body has more than {MAX_PACKED >> 20} MB.")
        except TimeoutError:
            raise BodyError(408, f"The body took over {self._body_seconds:.0f} seconds.") from None
        except (web.RequestPayloadError, ConnectionError):
            raise BodyError(400, "The body ended before it was complete.") from None
        return bytes(held)

    def _keep(self, request: web.BaseRequest, sender: str, body: bytes, seen: Glance) -> Receipt:
        """Writes a request to the file. Raises SpoolError."""
        now, number = self._now_ms(), self._number + 1
        told = {
            "number": number,
            "received_ms": now,
            "method": request.method,
            "path": request.path_qs,
            "headers": manners.kept(request.headers),
        }
        self._write(line_of(told, body, seen.sound))
        self._number = number
        return Receipt(number, now, sender, request.method, request.path, len(body), seen.events)

    def _own_answer(self, route: Route | None, body: bytes, seen: Glance) -> Answer:
        posted = Posted(body, self._now_ms())
        if route is None:
            taken = seen.events or carries_batch(body)
            return of_partner(posted) or (accepted(posted) if taken else NOT_FOUND)
        if body and not seen.sound:
            return refused("The body is not valid JSON.")
        return route.answer(posted)

    async def _pass_on(
        self, request: web.BaseRequest, route: Route | None, raw: bytes, number: int
    ) -> Reply:
        """Sends a request on as it came and keeps what was answered."""
        assert self.upstream is not None
        host = route.host(_key(request, route)) if route else ""
        url = self.upstream.url(host, request.raw_path)
        if not url:
            return Reply("", failure="mParticle has no such address, so it was not passed on.")
        reply = await self.upstream.send(request.method, url, request.headers, raw)
        told = {
            "answers": number,
            "received_ms": self._now_ms(),
            "method": ANSWER,
            "url": url,
            "headers": dict(reply.headers),
            "status": reply.status,
            "failure": reply.failure,
        }
        with contextlib.suppress(SpoolError):  # what was sent is kept; the log says the trouble
            self._write(line_of(told, reply.body, sound=False))
        return reply

    # -- telling --------------------------------------------------------------------------------

    def _turn_away(self, request: web.BaseRequest) -> web.Response:
        name = manners.host_name(request.headers.get("Host", ""))
        self.log.note_host(name)
        sentence = (
            f"Requests for the host {name} are not taken: it is not known to be this machine."
        )
        self._refuse(request, "", sentence, 403)
        return web.Response(status=403, text=f"{sentence}\n")

    def _greet(self, request: web.BaseRequest, cors: Mapping[str, str]) -> web.Response:
        """A person who looks gets a word; a sender that asks for what is not there is told of."""
        if request.path in _LOOKS:
            return web.Response(status=200 if request.path == "/" else 404, text=_GREETING)
        self._refuse(request, "", _NOWHERE, 404)
        return web.Response(status=404, text=f"{_NOWHERE}\n", headers=cors)

    def _refuse(self, request: web.BaseRequest, sender: str, sentence: str, status: int) -> None:
        self._number += 1
        method, path = request.method, request.path
        receipt = Receipt(self._number, self._now_ms(), sender, method, path)
        self._add(replace(receipt, status=status, note=sentence), taken=False)

    def _on_noise(self, sentence: str) -> None:
        """What came was no HTTP."""
        self._number += 1
        self._add(Receipt(self._number, self._now_ms(), status=400, note=sentence), taken=False)

    def _write(self, line: bytes) -> None:
        """Writes to the file. Raises SpoolError, and says so to whoever watches until it works."""
        try:
            self.spool.append(line)
        except SpoolError as error:
            self.log.trouble = str(error)
            raise
        self.log.trouble = ""

    def _add(self, receipt: Receipt, *, taken: bool) -> None:
        self.log.add(receipt, taken=taken)
        self._on_receipt(receipt)

    def _now_ms(self) -> int:
        return int(self._clock() * 1000)


def _key(request: web.BaseRequest, route: Route) -> str:
    return routes.key_in(route, request.path) or manners.key_of(request.headers)


def _note(answer: Answer, reply: Reply) -> str:
    if reply.status:
        return ""
    if answer.status == NOT_FOUND.status:
        return "mParticle has no such address, and what came is no batch."
    if answer.status == 400:
        return "The body is not valid JSON."
    return ""


def _response(answer: Answer, cors: Mapping[str, str]) -> web.Response:
    """JSON or nothing, never a page."""
    headers = {"content-type": "application/json"} if answer.body else {}
    return web.Response(
        status=answer.status, body=answer.body, headers={**headers, **answer.headers, **cors}
    )


def _why(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program. Choose another one, or 0 for a free one."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine."
    if isinstance(error, PermissionError):
        return f"Port {port} needs more rights than this program has. Choose one above 1023."
    return f"The capture cannot listen on {host}, port {port}: {error.strerror}."
