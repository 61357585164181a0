"""Recorded requests, one an object: the body is opened, the rest is counted."""

import base64
import json

import pytest

from inspector.formats import body_at, read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, findings, open_batch, opened, real

EVENTS = "https://jssdks.example.com/v3/JS/key/events"


def recorded(body: object, url: str = EVENTS, **more: object) -> bytes:
    """A request as one line of JSON."""
    return json.dumps({"url": url, "method": "POST", "headers": {}, "body": body, **more}).encode()


def test_real_requests_hold_the_same_batches_as_the_real_batches() -> None:
    """390 requests of the web SDK open as the 390 bodies that were written beside them."""
    requests = list(read(real("web-v3/requests-a.ndjson")))
    batches = list(read(real("web-v3/batches-a.ndjson")))
    assert [record.raw for record in requests] == [record.raw for record in batches]
    assert [record.number for record in requests] == list(range(1, 391))
    assert all(isinstance(open_batch(record), Batch) for record in requests)


def test_places_count_in_the_body() -> None:
    """Line and byte of the body; the offset is where the line starts in the file."""
    data = recorded(GOOD.decode()) + b"\n\n" + recorded(f"[{GOOD.decode()}, {GOOD.decode()}]")
    one, two, three = read(data)
    assert [r.place for r in (one, two, three)] == [
        "line 1, byte 0 of the posted body",
        "line 3, item 1, byte 1 of the posted body",
        "line 3, item 2, byte 71 of the posted body",
    ]
    assert [record.number for record in (one, two, three)] == [1, 3, 4]
    assert three.offset == data.rindex(b'{"url"')
    assert one.raw == two.raw == three.raw == GOOD


def test_a_body_that_is_no_text_stands_in_the_file() -> None:
    """A body written as an object keeps its true byte."""
    data = recorded(json.loads(GOOD))
    (record,) = read(data)
    assert record.inside == ""
    assert data[record.offset : record.offset + len(record.raw)] == record.raw
    assert isinstance(open_batch(record), Batch)


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://x.test/v2/JS/key/Forwarding", "forwarding statistics"),
        ("https://x.test/v1/identify", "identity call"),
        ("https://x.test/other", "POST request"),
    ],
)
def test_other_calls_are_labelled(url: str, label: str) -> None:
    """They keep their body and are never opened."""
    (record,) = read(recorded('{"a":1}', url))
    assert (record.kind, record.label, record.raw) == (Kind.OTHER, label, b'{"a":1}')


def test_the_form_of_gateways_is_read() -> None:
    """`httpMethod`, `path` and a body in base64."""
    gateway = {
        "path": "/v2/events",
        "httpMethod": "POST",
        "body": base64.b64encode(GOOD).decode(),
        "isBase64Encoded": True,
    }
    assert len(opened(json.dumps(gateway).encode())) == 1


@pytest.mark.parametrize("body", [None, "", 5])
def test_a_missing_body_is_said(body: object) -> None:
    """An events call without a body is no batch and not passed over."""
    (record,) = read(recorded(body))
    assert findings(record)[0].code == "input.no_body"


def test_a_batch_with_such_keys_in_it_stays_a_batch() -> None:
    """Only keys at the top make a request."""
    data = b'{"events":[{"event_type":"custom_event","data":{"url":"x","method":"y","body":"{}"}}]}'
    (record,) = read(data)
    assert record.raw == data


@pytest.mark.parametrize(
    ("line", "at"),
    [
        (b'{"number":1,"headers":{"a":"\\",\\"body\\":{"},"body":{"events":[]}}', 51),
        (b'{"number":1,"body":"text"}', -1),
        (b'{"events":[],"body":{}}', -1),
        (b"", -1),
    ],
)
def test_where_the_body_begins(line: bytes, at: int) -> None:
    """Told for requests as this program records them, whatever their headers say."""
    assert body_at(line) == at
