"""Hosts, browsers, masks."""

import base64

import pytest

from inspector.capture import manners

BASIC = "Basic " + base64.b64encode(b"us1-0123456789abcdef:topsecret").decode()


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8765", True),
        ("localhost", True),
        ("shop.localhost:1", True),
        ("[::1]:8765", True),
        ("10.0.2.2:8765", True),
        ("host.docker.internal:8765", True),
        ("", True),
        ("Tunnel.Test.", True),
        ("evil.test:8765", False),
        ("127.0.0.1.evil.test", False),
        ("localhost.evil.test", False),
        ("[::1", True),
    ],
)
def test_hosts(host: str, ours: bool) -> None:
    """An address or a name of this machine is ours; a name that somebody could point here is
    not, unless it was allowed."""
    assert manners.is_ours(host, frozenset({"tunnel.test"})) is ours


def test_a_page_may_post_and_read() -> None:
    """A preflight is told what it asks for, a private network included; who is no page, nothing."""
    told = manners.cors(
        {
            "Origin": "https://shop.test",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, x-mp-key",
            "Access-Control-Request-Private-Network": "true",
        }
    )

    assert told["Access-Control-Allow-Origin"] == "https://shop.test"
    assert told["Access-Control-Allow-Headers"] == "content-type, x-mp-key"
    assert told["Access-Control-Allow-Private-Network"] == "true"
    assert "Access-Control-Allow-Methods" not in manners.cors({"Origin": "null"})
    assert manners.cors({}) == {}


def test_secrets_are_masked() -> None:
    """Of credentials the beginning of the key stays and no secret; cookies are not kept."""
    kept = manners.kept({"authorization": BASIC, "cookie": "a=b", "host": "h"})

    assert kept == {"host": "h", "authorization": "Basic us1-0123…:••••"}
    assert manners.kept({"authorization": "Bearer abc"})["authorization"] == "Bearer ••••"
    assert manners.kept({"authorization": "abc"})["authorization"] == "••••"
    assert manners.kept({"authorization": "Basic !"})["authorization"] == "Basic :••••"


def test_the_key_comes_in_two_ways() -> None:
    """As the user of Basic authentication, or in a header."""
    assert manners.key_of({"Authorization": BASIC}) == "us1-0123456789abcdef"
    assert manners.key_of({"x-mp-key": "k"}) == "k"
    assert manners.key_of({}) == ""
