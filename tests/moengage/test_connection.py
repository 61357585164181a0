"""Whom this machine trusts, by which proxy, and what an exception means."""

import ssl
from types import SimpleNamespace

import aiohttp
import pytest

from inspector.moengage import connection, errors


def test_the_systems_proxy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system says, exceptions included."""
    monkeypatch.setenv("https_proxy", "http://proxy.example.com:3128")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert connection.proxy("https://api-01.moengage.com") == "http://proxy.example.com:3128"
    assert connection.proxy("https://127.0.0.1:8") is None


def test_the_trust_store_is_the_systems() -> None:
    """Opened once, and it checks."""
    assert connection.trust() is connection.trust()
    assert connection.trust().verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize(
    ("error", "fault", "says"),
    [
        (aiohttp.ConnectionTimeoutError(), errors.ConnectTimedOut, "within 3 seconds"),
        (TimeoutError(), errors.AnswerTimedOut, "within 7 seconds"),
        (aiohttp.ServerDisconnectedError(), errors.ConnectionLost, "may have arrived"),
        (ConnectionResetError(), errors.ConnectionLost, "may have arrived"),
        (aiohttp.InvalidURL("x"), errors.NotReachable, "no http or https address"),
        (ssl.SSLError(1, "Bad record."), errors.TlsFailed, "bad record"),
    ],
)
def test_what_an_exception_means(
    error: BaseException, fault: type[errors.ClientFault], says: str
) -> None:
    """Each is one of the faults that are told, by what may have happened to the request."""
    found = connection.fault(error, "https://h:1/v1", 3, 7)
    assert type(found) is fault
    assert says in str(found)


def test_a_proxy_that_refuses() -> None:
    """Nothing reached MoEngage."""
    where = SimpleNamespace(host="proxy", port=1, is_ssl=False, ssl=False)
    error = aiohttp.ClientProxyConnectionError(where, OSError(111, "Connection refused"))  # type: ignore[arg-type]
    found = connection.fault(error, "https://h")
    assert isinstance(found, errors.NotReachable)
    assert "connection refused" in str(found)
