"""Which address is whose."""

import pytest

from inspector.capture import routes

KEY = "us1-0123456789abcdef"
CASES = {
    ("POST", "/v2/events"): "Events API",
    ("POST", "/v2/bulkevents"): "Events API",
    ("POST", "/v2/bulkevents/historical"): "Events API",
    ("POST", "/s2s/v2/events"): "Events API",
    ("POST", "/s2s/v2/bulkevents/"): "Events API",
    ("POST", f"/v3/JS/{KEY}/events"): "web SDK",
    ("POST", f"/webevents/v3/JS/{KEY}/events"): "web SDK",
    ("POST", f"/v2/JS/{KEY}/Events"): "web SDK, old form",
    ("POST", f"/v1/JS/{KEY}/Events"): "web SDK, old form",
    ("POST", f"/v2/JS/{KEY}/Forwarding"): "kit statistics",
    ("GET", f"/JS/v2/{KEY}/config"): "web configuration",
    ("GET", f"/tags/JS/v2/{KEY}/config"): "web configuration",
    ("GET", f"/v4/{KEY}/config"): "app configuration",
    ("GET", f"/config/v4/{KEY}/config"): "app configuration",
    ("POST", "/v1/identify"): "identity",
    ("POST", "/identity/v1/login"): "identity",
    ("POST", "/v1/logout"): "identity",
    ("POST", "/v1/search"): "identity search",
    ("POST", "/v1/-17/modify"): "identity change",
    ("POST", f"/v1/identity/{KEY}/Alias"): "alias",
    ("POST", f"/v2/{KEY}/events"): "app SDK",
    ("POST", f"/nativeevents/v2/{KEY}/events"): "app SDK",
}


@pytest.mark.parametrize(("request_line", "label"), CASES.items())
def test_every_address_is_known(request_line: tuple[str, str], label: str) -> None:
    """mParticle's addresses, plain and behind a customer's domain, are told apart."""
    route = routes.find(*request_line)

    assert route is not None
    assert route.label == label


def test_every_row_has_a_case() -> None:
    """No row of the table is untested."""
    assert {route.label for route in routes.load()} == set(CASES.values())


@pytest.mark.parametrize("path", ["/", "/v2/events/x", "/v2/a/b/events", "/v1/abc/modify", "/hook"])
def test_others_are_not(path: str) -> None:
    """What mParticle does not have is not called so."""
    assert routes.find("POST", path) is None


def test_the_method_counts() -> None:
    """Reading an address is not posting to it."""
    assert routes.find("GET", "/v2/events") is None


def test_the_key_says_the_pod() -> None:
    """A key that begins with its data centre leads there."""
    route = routes.find("POST", f"/v2/{KEY}/events")

    assert route is not None
    assert routes.key_in(route, f"/v2/{KEY}/events") == KEY
    assert route.host(KEY) == "https://nativesdks.us1.mparticle.com"
    assert route.host("0123") == "https://nativesdks.mparticle.com"
    plain = routes.find("POST", "/v2/events")
    assert plain is not None
    assert routes.key_in(plain, "/v2/events") == ""
