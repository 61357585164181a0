"""Questions before anything is sent: is somebody there, and do id and key fit."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp
import httpx
import msgspec
from httpx_aiohttp import AiohttpTransport

from inspector.model.json import encode
from inspector.model.workspace import Secret
from inspector.moengage import connection, errors, tables, wire
from inspector.moengage.answers import answer_of
from inspector.moengage.connection import ANSWER_SECONDS, CONNECT_SECONDS


class _Named(msgspec.Struct):
    app_name: str = ""


async def ask_name(base_url: str, workspace_id: str, key: Secret) -> str:
    """Test Connection: whether id and key fit. Returns the name MoEngage knows the workspace by.

    Raises ClientFault where no answer came, AnswerFault where it says no."""
    body = {
        "app_id": workspace_id,
        "app_secret": key.reveal(),
        "source": "test",
        "region": "01",
    }
    path = tables.endpoint("integrations-authentication").path
    basic = wire.basic(workspace_id, key)
    async with _http(base_url, ANSWER_SECONDS) as http:
        response = await http.post(
            wire.url(base_url, path, workspace_id),
            content=encode(body),
            headers=wire.headers(workspace_id, f"Basic {basic.reveal()}"),
        )
    pairs = response.headers.multi_items()
    answer = answer_of(response.status_code, pairs, response.content, (key, basic))
    if errors.explain(answer) is not None:
        raise errors.AnswerFault(answer)
    return msgspec.json.decode(answer.body, type=_Named).app_name or workspace_id


async def reach(base_url: str, seconds: float = 5.0) -> tuple[float, datetime | None]:
    """Knocks at an address without credentials: seconds until something answered, and its clock.
    Raises ClientFault where nothing did."""
    started = time.monotonic()
    async with _http(base_url, seconds) as http:
        response = await http.get(base_url)
    return time.monotonic() - started, _clock_of(response.headers.get("date", ""))


@asynccontextmanager
async def _http(base_url: str, seconds: float) -> AsyncIterator[httpx.AsyncClient]:
    """For one call. Whatever goes wrong with it is a ClientFault."""
    connect_seconds = min(CONNECT_SECONDS, seconds)
    transport = AiohttpTransport(
        verify=connection.trust(), proxy=_proxy(connection.proxy(base_url))
    )
    waits = httpx.Timeout(seconds, connect=connect_seconds)
    try:
        async with (
            asyncio.timeout(seconds),
            httpx.AsyncClient(transport=transport, timeout=waits) as http,
        ):
            yield http
    except (httpx.HTTPError, aiohttp.ClientError, OSError, TimeoutError) as error:
        # The transport folds most of aiohttp's exceptions into ConnectTimeout: its cause is exact.
        cause = error.__cause__ if isinstance(error, httpx.HTTPError) else error
        raise connection.fault(cause or error, base_url, connect_seconds, seconds) from error


def _proxy(address: str | None) -> httpx.Proxy | None:
    return httpx.Proxy(address) if address else None


def _clock_of(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None
