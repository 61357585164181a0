"""A recorded request is told by its address, its body decides what the address leaves open."""

import base64
import gzip

import pytest

from inspector.formats.traffic import Call, body_of, piece_of
from inspector.model.batch import Kind
from tests.formats.helpers import GOOD


@pytest.mark.parametrize(
    "url",
    [
        "https://s2s.mparticle.com/v2/events",
        "https://s2s.us1.mparticle.com/v2/bulkevents",
        "https://s2s.mparticle.com/v2/bulkevents/historical",
        "https://inbound.mparticle.com/s2s/v2/events",
        "https://jssdks.mparticle.com/v3/JS/us1-key/events?x=1",
        "https://jssdks.mparticle.com/v1/JS/key/Events",
        "https://shop.test/webevents/v3/JS/key/events",
        "https://shop.test/nativeevents/v2/key/events",
        "https://nativesdks.mparticle.com/v2/key/events#top",
    ],
)
def test_events_calls_are_known_by_address(url: str) -> None:
    """Every address of section 5.1 that takes events: the body is opened, a missing one is said."""
    assert piece_of(Call("post", url, b"anything"), 1, 0).kind is Kind.BATCH
    fault = piece_of(Call("POST", url), 1, 7).fault
    assert fault is not None
    assert (fault.code, fault.offset) == ("input.no_body", 7)
    assert piece_of(Call("OPTIONS", url), 1, 0).label == "preflight"


def test_the_body_decides_for_an_unknown_address() -> None:
    """A batch is opened wherever it was posted; a body with the words alone is not."""
    assert piece_of(Call("POST", "https://x.test/collect", GOOD), 1, 0).kind is Kind.BATCH
    other = piece_of(Call("POST", "https://x.test/collect", b'{"events":"none"}'), 1, 0)
    assert (other.kind, other.label) == (Kind.OTHER, "POST request")


@pytest.mark.parametrize(
    ("text", "encoding", "body", "missing"),
    [
        (GOOD.decode(), "", GOOD, ""),
        (base64.b64encode(GOOD).decode(), "base64", GOOD, ""),
        ("?", "base64", b"", "base64"),
        (gzip.compress(GOOD, mtime=0).decode("latin-1"), "", gzip.compress(GOOD, mtime=0), ""),
        (gzip.compress(GOOD, mtime=0).decode(errors="replace"), "", b"", "garbled"),
        ("\x1f\x8bж", "", b"", "garbled"),
    ],
)
def test_bytes_of_a_body_written_as_text(
    text: str, encoding: str, body: bytes, missing: str
) -> None:
    """Encoded and compressed bodies are found again, destroyed ones are called so."""
    found, why = body_of(text, encoding)
    assert found == body
    assert missing in why
