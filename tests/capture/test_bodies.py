"""Bodies: unpacked within limits, told at a glance."""

import gzip
import zlib

import pytest

from inspector.capture.bodies import BodyError, Glance, carries_batch, glance, unpacked

TEXT = b'{"events":[1,2,3]}'


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (gzip.compress(TEXT), "gzip"),
        (gzip.compress(TEXT), " X-GZIP "),
        (zlib.compress(TEXT), "deflate"),
        (gzip.compress(TEXT[:5]) + gzip.compress(TEXT[5:]), "gzip"),
    ],
)
def test_unpacks(raw: bytes, encoding: str) -> None:
    """What senders pack comes out as it was, members in a row as one text."""
    assert unpacked(raw, encoding) == TEXT


@pytest.mark.parametrize(
    ("raw", "encoding", "status", "why"),
    [
        (TEXT, "br", 415, "br are not taken"),
        (TEXT, "gzip", 400, "says it is gzip and is not"),
        (gzip.compress(TEXT)[:-9], "gzip", 400, "ends before"),
        (gzip.compress(bytes(3000)), "gzip", 413, "unpacks to more than"),
        (gzip.compress(bytes(900)) * 2, "gzip", 413, "unpacks to more than"),
    ],
)
def test_refuses(raw: bytes, encoding: str, status: int, why: str) -> None:
    """What cannot be unpacked, or becomes too much, has a status and a sentence."""
    with pytest.raises(BodyError, match=why) as caught:
        unpacked(raw, encoding, 1000)

    assert caught.value.status == status


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TEXT, Glance(True, 3)),
        (b'{"dt":"h","msgs":[{}]}', Glance(True, 1)),
        (b' [{"events":[1]},{"events":[2,3]}]', Glance(True, 3)),
        (b'{"events":null}', Glance(True, 0)),
        (b'{"events":7}', Glance(True, 0)),
        (b"7", Glance(True, 0)),
        (b"", Glance(False, 0)),
        (b'{"events":[1', Glance(False, 0)),
        (b'{"events":[1]} x', Glance(False, 0)),
        (b"[" * 5000, Glance(False, 0)),
    ],
)
def test_glance(body: bytes, expected: Glance) -> None:
    """Events are counted, whatever holds them; anything at all has a glance."""
    assert glance(body) == expected


def test_a_batch_anywhere() -> None:
    """A batch is known by its content, an array of them too; other JSON is none."""
    batch = b'{"events":[{"event_type":"custom_event","data":{}}]}'

    assert carries_batch(batch)
    assert carries_batch(b"[%b]" % batch)
    assert not carries_batch(b'{"a":1}')
    assert not carries_batch(b"x")
