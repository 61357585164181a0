"""Addresses and headers are put together in one place."""

from inspector.model.mapping import Request
from inspector.moengage import wire


def test_address_of_a_request() -> None:
    """Base, path and workspace; one slash between them."""
    request = Request("customer", {})
    for base in ("https://api-01.moengage.com", "https://api-01.moengage.com/"):
        url = wire.url_of(request, base, "WS_DEBUG")
        assert url == "https://api-01.moengage.com/v1/customer/WS_DEBUG"
    assert wire.url("http://h/proxy", "/v1/x", "W") == "http://h/proxy/v1/x"


def test_headers() -> None:
    """Credentials as given, the workspace beside them, JSON."""
    headers = dict(wire.headers("W", "Basic abc"))
    assert headers["Authorization"] == "Basic abc"
    assert headers["MOE-APPKEY"] == "W"
    assert headers["Content-Type"] == "application/json"
