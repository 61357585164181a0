"""The listening socket: how many may talk at once, for how long they may be silent, and how the
talk ends."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from inspector.capture.bodies import MAX_PACKED, BodyError

HEADERS = 100
HEADER_BYTES = 16 << 10
_BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n"
    b"Retry-After: 1\r\n\r\n"
)
_TLS = ("HTTPS traffic", r"\x16\x03")
"""What aiohttp says of a TLS greeting: it knows it, or quotes how it begins."""


class Door:
    """Lets connections in and hands their requests to a handler."""

    def __init__(
        self,
        handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]],
        on_noise: Callable[[str], None],
        idle_seconds: float,
        most: int,
    ) -> None:
        """A connection that says nothing whole for `idle_seconds` is closed; beyond `most` at once
        new ones are turned away. `on_noise` is told, in a sentence, of what was no HTTP."""
        self._handler = handler
        self._on_noise = on_noise
        self._idle_seconds = idle_seconds
        self._most = most
        self._http: web.Server | None = None
        self._listening: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """Listens; returns the port. Raises OSError."""
        logger = logging.Logger("capture", logging.DEBUG)  # outside the tree: nobody else listens
        logger.addHandler(_Ear(self._on_noise))
        self._http = web.Server(
            self._handler,
            access_log=None,
            logger=logger,
            keepalive_timeout=self._idle_seconds,
            max_line_size=HEADER_BYTES,
            max_field_size=HEADER_BYTES,
            max_headers=HEADERS,
            lingering_time=2.0,
            auto_decompress=False,  # what is passed on must stay as it came
        )
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(self._protocol, host, port, backlog=512)
        found: int = self._listening.sockets[0].getsockname()[1]
        return found

    async def close(self, seconds: float) -> None:
        """Listens no more, and ends what is under way after `seconds`. Never raises."""
        if self._listening is None or self._http is None:
            return
        self._listening.close()
        self._http.pre_shutdown()
        await self._http.shutdown(seconds)
        self._listening = self._http = None

    def _protocol(self) -> asyncio.BaseProtocol:
        assert self._http is not None
        return self._http() if len(self._http.connections) < self._most else _TurnedAway()


class _TurnedAway(asyncio.Protocol):
    """Senders try again after a 503."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        transport.write(_BUSY)
        transport.close()


class _Ear(logging.Handler):
    """Turns what the web server complains of into a sentence."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return
        text = str(error)
        if any(mark in text for mark in _TLS):
            self._tell(
                "Somebody spoke https here, and this endpoint speaks http only. Send to http://, "
                "or put a tunnel with a certificate in front."
            )
        else:
            what = str(getattr(error, "message", text)).strip().partition("\n")[0]
            self._tell(f"What came was no HTTP that can be read: {what.rstrip(':. ')}.")


async def body_of(request: web.BaseRequest, seconds: float) -> bytes:
    """The body as it came. Raises BodyError for one that is too large, or takes longer than
    `seconds`."""
    held = bytearray()
    try:
        if request.content.is_eof() and not request.content.exception():
            held += request.content.read_nowait()  # all of it came with the head: no need to wait
            _limit(request, held)
        else:
            async with asyncio.timeout(seconds):
                async for chunk in request.content.iter_any():
                    held += chunk
                    _limit(request, held)
    except TimeoutError:
        raise BodyError(408, f"The body took over {seconds:.0f} seconds.") from None
    except (web.RequestPayloadError, ConnectionError):
        raise BodyError(400, "The body ended before it was complete.") from None
    return bytes(held)


def _limit(request: web.BaseRequest, held: bytearray) -> None:
    if max(len(held), request.content_length or 0) > MAX_PACKED:
        raise BodyError(413, f"The body has more than {MAX_PACKED >> 20} MB.")
