"""How this machine reaches MoEngage: whom it trusts, by which proxy, and what went wrong."""

import ssl
from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import truststore

from inspector.moengage import errors

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 30.0


@cache
def trust() -> ssl.SSLContext:
    """The system's own trust store, opened once: where a company's proxy certificate belongs."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def proxy(base_url: str) -> str | None:
    """The system's proxy for this address, unless its host is exempt."""
    parts = urlsplit(base_url)
    address = getproxies().get(parts.scheme)
    return None if not address or proxy_bypass(parts.hostname or "") else address


def fault(
    error: BaseException,
    base_url: str,
    connect_seconds: float = CONNECT_SECONDS,
    answer_seconds: float = ANSWER_SECONDS,
) -> errors.ClientFault:
    """Why no answer came, where aiohttp, a socket or a clock raised `error`."""
    host = urlsplit(base_url).netloc
    match error:
        case aiohttp.ClientConnectorDNSError():
            return errors.NameUnknown(host)
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return errors.TlsFailed(host, _why(error))
        case aiohttp.ClientConnectorError() | aiohttp.ClientHttpProxyError():
            return errors.NotReachable(host, _why(error))
        case aiohttp.ConnectionTimeoutError():
            return errors.ConnectTimedOut(host, connect_seconds)
        case TimeoutError():
            return errors.AnswerTimedOut(host, answer_seconds)
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError():
            return errors.NotReachable(host, "the address is no http or https address")
        case _:
            return errors.ConnectionLost(host)


def _why(error: BaseException) -> str:
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    if isinstance(inner, ssl.SSLCertVerificationError):
        return inner.verify_message.rstrip(".") or "its certificate is not trusted"
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror[0].lower() + inner.strerror[1:]
    return str(inner).rstrip(".") or type(inner).__name__
