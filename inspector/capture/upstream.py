"""Passing on: what came goes to the real mParticle unchanged, and its answer comes back."""

import io
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType

import aiohttp
import truststore
from yarl import URL

from inspector.capture import address

ANSWER_SECONDS = 10.0
"""A sender waits no longer for mParticle than this; then it gets the capture's own answer."""
CONNECTIONS = 50
MAX_ANSWER = 4 << 20
"""Bytes of an answer: a configuration with many kits has some hundred thousand."""
_OURS = frozenset(
    ("host", "connection", "keep-alive", "content-length", "transfer-encoding", "expect", "upgrade")
) | {"proxy-authorization", "proxy-connection", "te", "trailer"}
"""Headers that belong to one connection (RFC 9110, section 7.6.1), or that the next one sets."""
_BACK = ("content-type", "x-mp-max-age", "etag", "retry-after")
"""Headers of an answer that a sender reads."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The upstream's answer, or why there is none."""

    url: str
    status: int = 0
    """0 where there is no answer."""
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    failure: str = ""
    """A sentence."""


NOT_PASSED_ON = Reply("")


class Upstream:
    """A client for passing on. Use it as an async context manager, in one event loop."""

    def __init__(self, base_url: str = "", *, answer_seconds: float = ANSWER_SECONDS) -> None:
        """With `base_url` everything goes there; without, to mParticle's own hosts. Raises
        ValueError where it is no web address."""
        self._base = address.upstream(base_url)
        self._seconds = answer_seconds
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "Upstream":
        trust: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, ssl=trust),
            timeout=aiohttp.ClientTimeout(total=self._seconds),
            auto_decompress=True,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=True,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._http:
            await self._http.close()
            self._http = None

    @property
    def name(self) -> str:
        """Where it goes, for a sentence."""
        return self._base or "mParticle"

    def url(self, host: str, path_and_query: str) -> str:
        """Where a request goes: `host` is the real one of its route, empty where there is none."""
        base = self._base or host
        return f"{base}{path_and_query}" if base else ""

    async def send(self, method: str, url: str, headers: Mapping[str, str], raw: bytes) -> Reply:
        """Sends a request as it came, compressed as it was. Never raises for what the network
        does."""
        assert self._http is not None
        passed = {k: v for k, v in headers.items() if k.lower() not in _OURS}
        try:
            async with self._http.request(
                method,
                URL(url, encoded=True),
                headers=passed,
                data=io.BytesIO(raw) if raw else None,
                allow_redirects=False,
                skip_auto_headers=("User-Agent", "Content-Type", "Accept", "Accept-Encoding"),
            ) as answer:
                body = await _body(answer)
                back = {name: answer.headers[name] for name in _BACK if name in answer.headers}
                return Reply(url, answer.status, body, back)
        except TimeoutError:
            late = f"{URL(url).authority} did not answer within {self._seconds:.0f} seconds."
            return Reply(url, failure=late)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Reply(url, failure=f"{URL(url).authority} could not be reached: {_why(error)}.")


def _why(error: Exception) -> str:
    match error:
        case aiohttp.ClientConnectorDNSError():
            return "no such host is known"
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError():
            return "its certificate is not trusted, or it does not speak https"
        case aiohttp.ClientConnectorError(os_error=ConnectionRefusedError()):
            return "nothing listens there"
        case aiohttp.ServerDisconnectedError():
            return "it hung up before it answered"
        case aiohttp.ClientConnectorError(os_error=cause) if cause.strerror:
            return cause.strerror
    return str(error).rstrip(".") or type(error).__name__


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    held = bytearray()
    async for chunk in answer.content.iter_any():
        held += chunk
        if len(held) > MAX_ANSWER:
            raise ValueError(f"its answer has more than {MAX_ANSWER >> 20} MB")
    return bytes(held)
