"""A local endpoint that real mParticle senders can post to."""

import contextlib
import errno
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack

from aiohttp import web

from inspector.capture import address, manners, routes
from inspector.capture.address import HOST, PORT, CaptureError
from inspector.capture.answers import NOT_FOUND, Answer, Posted, accepted, of_partner, refused
from inspector.capture.bodies import BodyError, Glance, carries_batch, glance, unpacked
from inspector.capture.connections import Door, body_of
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
        sender, now = route.label if route else "", self._now_ms()
        try:
            raw = await body_of(request, self._body_seconds)
            body = unpacked(raw, request.headers.get("Content-Encoding", ""))
            seen = glance(body)
            number = self._keep(request, now, body, seen)
        except (BodyError, SpoolError) as error:
            self._refuse(request, sender, str(error), error.status)
            return web.Response(status=error.status, text=f"{error}\n", headers=cors)
        answer, reply = _own_answer(route, Posted(body, now), seen), NOT_PASSED_ON
        if self.upstream:
            reply = await self._pass_on(request, route, raw, number)
            if reply.status:
                answer = Answer(reply.status, reply.body, reply.headers)
        receipt = Receipt(
            number, now, sender, request.method, request.path, len(body), seen.events,
            answer.status, _note(answer, reply), reply.status, reply.failure,
        )  # fmt: skip
        self._add(receipt, taken=True)
        return _response(answer, cors)

    def _keep(self, request: web.BaseRequest, now: int, body: bytes, seen: Glance) -> int:
        """Writes a request to the file; returns its number. Raises SpoolError."""
        number = self._number + 1
        told = {
            "number": number,
            "received_ms": now,
            "method": request.method,
            "path": request.path_qs,
            "headers": manners.kept(request.headers),
        }
        self._write(line_of(told, body, seen.sound))
        self._number = number
        return number

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
        self._add(
            Receipt(
                self._number, self._now_ms(), sender, method, path, status=status, note=sentence
            ),
            taken=False,
        )

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


def _own_answer(route: Route | None, posted: Posted, seen: Glance) -> Answer:
    if route is None:
        taken = seen.events or carries_batch(posted.body)
        return of_partner(posted) or (accepted(posted) if taken else NOT_FOUND)
    if posted.body and not seen.sound:
        return refused("The body is not valid JSON.")
    return route.answer(posted)


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
