"""A request copied as JavaScript posts what a browser would have posted."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.model.batch import Batch, Kind
from tests.formats.helpers import GOOD, NAMED, check, damaged, findings, open_batch

TEXT = GOOD.decode()
EVENTS = "https://jssdks.mparticle.com/v3/JS/us1-0123/events"
ESCAPED = json.dumps(TEXT)


@pytest.mark.parametrize(
    "code",
    [
        f'fetch("{EVENTS}", {{\n  "headers": {{\n    "accept": "text/plain"\n  }},\n'
        f'  "body": {ESCAPED},\n'
        '  "method": "POST",\n  "mode": "cors",\n  "credentials": "omit"\n});',
        f'await fetch("{EVENTS}", {{\n    "credentials": "omit",\n    "method": "POST",\n'
        f'    "body": {ESCAPED}\n}});',
        f"const r = await fetch('{EVENTS}', {{ method: 'POST', body: JSON.stringify({TEXT}) }})",
        f"fetch(`{EVENTS}`, {{method: 'POST', body: '{TEXT}'}})",
    ],
)
def test_the_body_is_what_was_posted(code: str) -> None:
    """As Chrome and Firefox write it, and as people do."""
    (record,) = check(code.encode())
    assert record.raw == GOOD
    assert record.place == "call 1, byte 0 of the posted body"
    assert isinstance(open_batch(record), Batch)


def test_escapes_of_a_text() -> None:
    """Of every kind, also characters in two halves."""
    text = TEXT.replace("x", "é😀\\n'")
    literal = json.dumps(text).replace("'", "\\'").replace("e", "\\x65", 3).replace("_", "\\u{5f}")
    (record,) = read(f'fetch("{EVENTS}", {{"body": {literal}, "method": "POST"}});'.encode())
    assert record.raw == text.encode()


def test_calls_in_a_row() -> None:
    """“Copy all as fetch” gives one after the other; a body may speak of methods."""
    body = json.dumps('{"known_identities":{},"method":"GET"}')
    one, two, three = read(
        f'fetch("{EVENTS}", {{"body": {ESCAPED}, "method": "POST"}}); ;\n'
        f'fetch("https://x.test/v1/identify", {{"body": {body}, "method": "POST"}}); ;\n'
        'fetch("https://x.test/a.js", {"method": "GET", "body": null});'.encode()
    )
    assert isinstance(open_batch(one), Batch)
    assert (two.kind, two.label) == (Kind.OTHER, "identity call")
    assert (three.kind, three.label) == (Kind.OTHER, "GET request")


def test_a_call_without_a_body_says_so() -> None:
    """A variable is no body."""
    (record,) = read(f"fetch('{EVENTS}', {{method: 'POST', body: payload}})".encode())
    assert findings(record)[0].code == "input.no_body"


def copied(body: bytes) -> bytes:
    """As a browser copies the call that posts it."""
    return (
        f'fetch("{EVENTS}", {{"body": {json.dumps(body.decode())}, "method": "POST"}});\n'.encode()
    )


@given(st.lists(NAMED, min_size=1, max_size=3), st.booleans())
def test_any_body_survives_the_copy(bodies: list[bytes], stringified: bool) -> None:
    """As an escaped text, and as an object that the code makes a text of."""
    plain = "fetch('%s', {method: 'POST', body: JSON.stringify(%s)})\n"
    texts = [
        (plain % (EVENTS, body.decode())).encode() if stringified else copied(body)
        for body in bodies
    ]
    assert [record.raw for record in check(b"".join(texts))] == bodies


@given(st.data())
def test_damage_to_one_call_costs_no_other(data: st.DataObject) -> None:
    """Cut short or with a bit turned, the copy never raises, and the call before it is whole."""
    first, second = data.draw(NAMED), data.draw(NAMED)
    before = copied(first)
    text = before + copied(second)
    record, *_ = check(data.draw(damaged(text, len(before))))
    assert record.raw == first
    assert isinstance(open_batch(record), Batch)
