"""Addresses of a capture."""

import pytest

from inspector.capture import address


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:9"),
        ("0.0.0.0", "http://127.0.0.1:9"),
        ("::", "http://127.0.0.1:9"),
        ("::1", "http://[::1]:9"),
    ],
)
def test_where_senders_reach_it(host: str, url: str) -> None:
    """An address of all interfaces is none to send to."""
    assert address.base_url(host, 9) == url


def test_upstreams() -> None:
    """Spaces and the last slash do not count, nothing means mParticle, the rest is a sentence."""
    assert address.upstream(" https://a.test/x/ ") == "https://a.test/x"
    assert address.upstream(" ") == ""
    for text in ("ftp://a.test", "a.test", "http://", "https:a"):
        with pytest.raises(ValueError, match="is no address such as https://"):
            address.upstream(text)
