"""Events on their way: one request in, one answer out, no retries.

aiohttp itself: at 250 requests a second, what another interface puts around it costs five times as
much as the requests do.
"""

from types import TracebackType

import aiohttp
from yarl import URL

from inspector.model.delivery import Answer
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage import connection, wire
from inspector.moengage.answers import answer_of
from inspector.moengage.connection import ANSWER_SECONDS, CONNECT_SECONDS

CONNECTIONS = 100
"""Enough for 250 requests a second where an answer takes 400 ms."""
_KEPT_SECONDS = 30.0
"""For a connection that nobody uses."""


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
        self._basic = wire.basic(workspace_id, key)
        self._hidden = (key, self._basic)
        self._connections = connections
        self._waits = (connect_seconds, answer_seconds)
        self._proxy = connection.proxy(base_url)
        self._urls: dict[str, URL] = {}
        self._http: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> "MoEngageClient":
        connect_seconds, answer_seconds = self._waits
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._connections, ssl=connection.trust(), keepalive_timeout=_KEPT_SECONDS
            ),
            headers=wire.headers(self._workspace_id, f"Basic {self._basic.reveal()}"),
            # `sock_read` starts anew with every byte: a dripping server would never end.
            timeout=aiohttp.ClientTimeout(
                total=connect_seconds + answer_seconds,
                sock_connect=connect_seconds,
                sock_read=answer_seconds,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def send(self, request: Request) -> Answer:
        """Posts one request. Raises ClientFault where no answer came."""
        if self._http is None:
            raise RuntimeError("the client is used outside its context")
        try:
            async with self._http.post(
                self._url(request.path),
                data=request.encoded(),
                proxy=self._proxy,
                allow_redirects=False,  # the key goes to no other address
            ) as response:
                body = await response.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise connection.fault(error, self._base, *self._waits) from error
        return answer_of(response.status, response.headers.items(), body, self._hidden)

    def _url(self, path: str) -> URL:
        if path not in self._urls:
            self._urls[path] = URL(wire.url(self._base, path, self._workspace_id))
        return self._urls[path]
