"""Of recorded traffic, bodies with batches are read and everything else is labelled."""

import base64
import gzip
import json
from typing import cast

import pytest

from inspector.formats import read
from inspector.model.batch import Batch, Kind, Other
from tests.formats.helpers import findings, open_batch

BATCH = '{"events":[{"event_type":"custom_event","data":{"event_name":"x é"}}]}'
EVENTS = "https://jssdks.example.com/v3/JS/us1-key/events"


def entry(method: str, url: str, body: str | None = None, mime: str = "") -> dict[str, object]:
    request: dict[str, object] = {"method": method, "url": url}
    if body is not None:
        request["postData"] = {"mimeType": "text/plain", "text": body}
    return {"request": request, "response": {"content": {"mimeType": mime}}}


def har(*entries: dict[str, object], indent: int | None = None) -> bytes:
    return json.dumps({"log": {"version": "1.2", "entries": entries}}, indent=indent).encode()


@pytest.mark.parametrize("indent", [None, 2])
def test_batches_are_read_with_the_offset_of_their_entry(indent: int | None) -> None:
    """A posted batch is a record whose offset is where its entry stands in the file."""
    data = har(entry("GET", "https://a.test/"), entry("POST", EVENTS, BATCH), indent=indent)
    other, record = read(data)
    assert other.kind is Kind.OTHER
    assert (record.unit, record.number) == ("entry", 2)
    assert data[record.offset :].startswith(b'{"request"' if indent is None else b"{\n")
    assert record.offset > data.index(b"https://a.test/")
    batch = open_batch(record)
    assert isinstance(batch, Batch)
    assert batch.events[0].name == "x é"


def test_an_identity_call_keeps_its_answer() -> None:
    """As it has the mpid; nothing else keeps one, as pages are long."""
    asked = entry("POST", "https://id.test/v1/login?a", '{"known_identities":{"email":"a@b.c"}}')
    page = entry("POST", "https://a.test/cart", "{}")
    for each in (asked, page):
        each["response"] = {
            "content": {"text": base64.b64encode(b'{"mpid":"-7"}').decode(), "encoding": "base64"}
        }
    call, other = read(har(asked, page))
    assert (call.answer, call.about) == (b'{"mpid":"-7"}', "POST https://id.test/v1/login")
    assert other.answer == b""


@pytest.mark.parametrize(
    ("made", "label"),
    [
        (entry("GET", "https://a.test/", mime="text/html; charset=utf-8"), "GET page"),
        (entry("GET", "https://a.test/x.js", mime="application/javascript"), "GET script"),
        (entry("GET", "https://a.test/x"), "GET request"),
        (entry("POST", "https://a.test/cart", '{"events":"none"}'), "POST request"),
        (entry("OPTIONS", EVENTS), "preflight"),
        (entry("POST", "https://id.test/v1/identify", "{}"), "identity call"),
        (entry("POST", "https://a.test/who", '{"known_identities": {}}'), "identity call"),
        (entry("POST", "https://a.test/account/login", "name=a"), "POST request"),
        (entry("POST", "https://id.test/v1/-123/modify", "{}"), "identity call"),
        (entry("POST", "https://a.test/v1/identity/key/Alias", "{}"), "alias call"),
        (entry("POST", "https://a.test/v2/JS/key/Forwarding", "[]"), "forwarding statistics"),
        (entry("GET", "https://a.test/JS/v2/key/config?env=0"), "configuration"),
    ],
)
def test_other_traffic_is_labelled(made: dict[str, object], label: str) -> None:
    """What carries no events is counted under a few words."""
    (record,) = read(har(made))
    assert (record.kind, record.label) == (Kind.OTHER, label)
    assert open_batch(record) == Other(label)


def test_a_batch_posted_elsewhere_is_read() -> None:
    """An SDK behind a proxy posts to a path of its own: the body decides."""
    (record,) = read(har(entry("POST", "https://shop.test/collect", BATCH)))
    assert isinstance(open_batch(record), Batch)


def test_a_body_that_was_not_recorded_is_said() -> None:
    """An events request without its body is not passed over."""
    (record,) = read(har(entry("POST", EVENTS)))
    (finding,) = findings(record)
    assert finding.code == "input.no_body"


def test_fault_in_a_body_names_the_entry_and_the_byte_of_the_body() -> None:
    """The body is an escaped text in the file, so its byte is given apart."""
    (record,) = read(har(entry("POST", EVENTS, '{"events":[],]')))
    (finding,) = findings(record)
    assert finding.values["place"] == "entry 1, byte 13 of the posted body"


def test_truncated_recording_keeps_its_whole_entries() -> None:
    """Entries before the cut are read, the cut one is one unreadable record."""
    data = har(entry("POST", EVENTS, BATCH), entry("POST", EVENTS, BATCH))[:-60]
    good, cut = read(data)
    assert isinstance(open_batch(good), Batch)
    (finding,) = findings(cut)
    assert finding.code == "input.truncated"
    assert finding.values["place"] == f"entry 2, byte {len(data)}"


def test_entry_that_is_none_is_said() -> None:
    """An entry without a request is named, the next is read."""
    bad, good = read(har({"request": 5}, entry("POST", EVENTS, BATCH)))
    assert "no HAR entry" in findings(bad)[0].values["what"]
    assert isinstance(open_batch(good), Batch)


def test_a_body_that_is_an_array_becomes_several_records() -> None:
    """A bulk upload: each batch stands at its byte of the body."""
    one, two = read(har(entry("POST", "https://s2s.test/v2/bulkevents", f"[{BATCH},{BATCH}]")))
    assert one.place == "entry 1, item 1, byte 1 of the posted body"
    assert two.place == f"entry 1, item 2, byte {len(BATCH.encode()) + 2} of the posted body"
    assert (one.number, two.number) == (1, 2)


def test_an_encoded_and_compressed_body_is_opened() -> None:
    """Proxies write the apps' gzip bodies in base64."""
    made = entry("POST", "https://nativesdks.test/v2/key/events", "")
    text = base64.b64encode(gzip.compress(BATCH.encode())).decode()
    made["request"] = {**cast("dict[str, object]", made["request"]), "postData": {
        "mimeType": "application/json", "text": text, "encoding": "base64"}}  # fmt: skip
    (record,) = read(har(made))
    assert record.raw == BATCH.encode()
    assert record.place == "entry 1, byte 0 of the unpacked text"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "no body for this events call"),
        ({"bodySize": 1234}, "though 1,234 bytes were sent"),
        (
            {"bodySize": -1, "postData": {"mimeType": "", "text": ""}},
            "no body for this events call",
        ),
        ({"postData": {"mimeType": "", "_file": "body.json"}}, "the file body.json beside it"),
        ({"postData": None}, "no body for this events call"),
    ],
)
def test_why_a_body_is_missing(more: dict[str, object], words: str) -> None:
    """As far as the recording tells."""
    made = {"request": {"method": "POST", "url": EVENTS, **more}, "response": None}
    (record,) = read(har(made))
    assert words in findings(record)[0].values["what"]


def test_a_damaged_entry_costs_nobody_else() -> None:
    """A bracket that is missing in one entry leaves the entries behind it."""
    data = har(
        entry("POST", EVENTS, BATCH), entry("GET", "https://a.test/"), entry("POST", EVENTS, BATCH)
    )
    records = list(read(data.replace(b'"GET", ', b'"GET" ')))
    assert sum(isinstance(open_batch(record), Batch) for record in records) == 2
    assert sum(record.kind is Kind.UNREADABLE for record in records) == 1
