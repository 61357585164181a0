"""MoEngage's Data API over HTTP: one request in, one answer out, no retries.

The httpx API over the aiohttp transport: httpx's own pool cannot hold 250 requests a second at the
sixty connections that a normal latency asks for (encode/httpcore#1035).
"""

import asyncio
import ssl
import time
from base64 import b64encode
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
import msgspec
import truststore
from httpx_aiohttp import AiohttpTransport

from inspector.model.delivery import Answer
from inspector.model.json import encode
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage import errors, tables, wire

CONNECTIONS = 100
"""Enough for 250 requests a second where an answer takes 400 ms."""
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 30.0
_MAX_KEPT = 64 * 1024
"""Bytes of an answer that are kept: MoEngage answers in a few hundred, a sign-in page in more."""


_NO_ANSWER = (httpx.HTTPError, aiohttp.ClientError, OSError, TimeoutError)


class MoEngageClient:
    """A workspace's Data API. Use it as an async context manager, in one event loop."""

    def __init__(
        self,
        base_url: str,
        workspace_id: str,
        key: Secret,
        *,
        connections: int = CONNECTIONS,
        connect_seconds: float = CONNECT_SECONDS,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        """`base_url` is `tables.base_url(workspace)`. Nothing is sent before the first call."""
        self._base = base_url
        self._workspace_id = workspace_id
        self._key = key
        pair = f"{workspace_id}:{key.reveal()}".encode()
        self._basic = Secret(b64encode(pair).decode())
        self._host = urlsplit(base_url).netloc
        self._connections = connections
        self._connect_seconds = connect_seconds
        self._answer_seconds = answer_seconds
        self._http: httpx.AsyncClient | None = None

    async def __aenter__(self) -> "MoEngageClient":
        self._http = httpx.AsyncClient(
            transport=_transport(self._base, self._connections),
            headers=wire.headers(self._workspace_id, f"Basic {self._basic.reveal()}"),
            timeout=httpx.Timeout(
                connect=self._connect_seconds,
                read=self._answer_seconds,
                write=self._answer_seconds,
                pool=None,  # a turn in the pool is the sender's business, not a fault
            ),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def send(self, request: Request) -> Answer:
        """Posts one request. Raises ClientFault where no answer came."""
        return await self._post(request.path, request.encoded())

    async def test_connection(self) -> str:
        """Asks MoEngage whether id and key fit; returns the name it knows the workspace by.

        Raises ClientFault where no answer came, AnswerFault where it says no."""
        body = {
            "app_id": self._workspace_id,
            "app_secret": self._key.reveal(),
            "source": "test",
            "region": "01",
        }
        path = tables.endpoint("integrations-authentication").path
        answer = await self._post(path, encode(body))
        if errors.explain(answer) is not None:
            raise errors.AnswerFault(answer)
        return msgspec.json.decode(answer.body, type=_Named).app_name or self._workspace_id

    async def _post(self, path: str, body: bytes) -> Answer:
        if self._http is None:
            raise RuntimeError("the client is used outside its context")
        url = wire.url(self._base, path, self._workspace_id)
        try:
            # sock_read alone starts anew with every byte: a dripping server would never end.
            async with asyncio.timeout(self._connect_seconds + self._answer_seconds):
                response = await self._http.post(url, content=body)
        except _NO_ANSWER as error:
            raise _fault(error, self._host, self._connect_seconds, self._answer_seconds) from error
        return _answer(response, (self._key, self._basic))


async def reach(base_url: str, seconds: float = 5.0) -> tuple[float, datetime | None]:
    """Knocks at an address without credentials: seconds until something answered, and its clock.
    Raises ClientFault where nothing did."""
    started = time.monotonic()
    try:
        async with (
            asyncio.timeout(seconds),
            httpx.AsyncClient(transport=_transport(base_url)) as http,
        ):
            response = await http.get(base_url)
    except _NO_ANSWER as error:
        raise _fault(error, urlsplit(base_url).netloc, seconds, seconds) from error
    return time.monotonic() - started, _clock_of(response.headers.get("date", ""))


def _clock_of(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _transport(base_url: str, connections: int = 10) -> AiohttpTransport:
    return AiohttpTransport(
        verify=_trust(),
        limits=httpx.Limits(max_connections=connections, keepalive_expiry=30.0),
        proxy=_proxy(base_url),
    )


def _fault(
    error: Exception, host: str, connect_seconds: float, answer_seconds: float
) -> errors.ClientFault:
    # The transport folds most of aiohttp's exceptions into ConnectTimeout: its cause is exact.
    cause = error.__cause__ if isinstance(error, httpx.HTTPError) else error
    match cause:
        case aiohttp.ClientConnectorDNSError():
            return errors.NameUnknown(host)
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return errors.TlsFailed(host, _why(cause))
        case aiohttp.ClientConnectorError() | aiohttp.ClientHttpProxyError():
            return errors.NotReachable(host, _why(cause))
        case aiohttp.ConnectionTimeoutError():
            return errors.ConnectTimedOut(host, connect_seconds)
        case TimeoutError():
            return errors.AnswerTimedOut(host, answer_seconds)
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return errors.NotReachable(host, "the address is no http or https address")
        case _:
            return errors.ConnectionLost(host)


def _why(error: Exception) -> str:
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return inner.verify_message.rstrip(".") or "its certificate is not trusted"
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror[0].lower() + inner.strerror[1:]
    return str(inner).rstrip(".") or type(inner).__name__


def _answer(response: httpx.Response, hidden: tuple[Secret, ...]) -> Answer:
    """An answer is kept and shown: where it repeats the key, the key is taken out first."""
    body = _without(response.content, hidden)
    said = _refusal(body)
    headers = ((name.lower(), value) for name, value in response.headers.multi_items())
    return Answer(
        status=response.status_code,
        body=body[:_MAX_KEPT],
        headers=tuple((n, _without(v.encode(), hidden).decode()) for n, v in headers),
        error_type=said.type,
        message=said.message,
        request_id=said.request_id,
    )


def _without(text: bytes, hidden: tuple[Secret, ...]) -> bytes:
    for secret in hidden:
        if value := secret.reveal().encode():
            text = text.replace(value, b"****")
    return text


class _Refusal(msgspec.Struct):
    type: str = ""
    message: str = ""
    request_id: str = ""


class _Named(msgspec.Struct):
    app_name: str = ""


class _Envelope(msgspec.Struct):
    error: _Refusal = msgspec.field(default_factory=_Refusal)
    request_id: str = ""


def _refusal(body: bytes) -> _Refusal:
    try:
        envelope = msgspec.json.decode(body, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _Refusal()
    if not envelope.error.request_id:
        envelope.error.request_id = envelope.request_id
    return envelope.error


@cache
def _trust() -> ssl.SSLContext:
    """The system's own trust store, opened once: where a company's proxy certificate belongs."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _proxy(base_url: str) -> Any:
    """The system's proxy for this address, unless its host is exempt."""
    parts = urlsplit(base_url)
    address = getproxies().get(parts.scheme)
    if not address or proxy_bypass(parts.hostname or ""):
        return None
    return httpx.Proxy(address)
