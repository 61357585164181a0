"""A unit that holds more is told from one that is what it is."""

import pytest

from inspector.formats.inner import ENVELOPES, inner, look
from tests.formats.helpers import GOOD


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        (b"[" + GOOD + b"]", "item"),
        (b"[ // x\n" + GOOD + b"]", "item"),
        (b"[" + GOOD[:-4], "item"),
        (GOOD + GOOD, "value"),
        (b'{"url":"/v2/events","method":"POST","body":{}}', "request"),
        (b'{"Records":[{"body":"{}"}]}', "message"),
        (b'{"request":{"url":"/x"},"response":{}}', "mapping"),
    ],
)
def test_what_holds_more_is_opened(raw: bytes, unit: str) -> None:
    """Arrays of objects, several values, and every envelope."""
    found = inner(raw, *look(raw))
    assert found is not None
    assert found[0] == unit


@pytest.mark.parametrize(
    "raw",
    [
        GOOD,
        b"[1,2]",
        b"[]",
        b'"x"',
        GOOD[:-1],
        GOOD[:-1] + b",}",
        b'{"url":"/v2/events"}',
        b'{"Records":[]}',
        b'{"body":"x"}',
        b'{"request":{},"events":[]}',
        b'{"Records":5,"body":null,"mappings":{}}',
    ],
)
def test_what_holds_itself_stays_one(raw: bytes) -> None:
    """A batch, a list of numbers, and objects that share a key with an envelope."""
    assert inner(raw, *look(raw)) is None


def test_every_envelope_is_tried() -> None:
    """Each has a word of its own for what it holds."""
    assert len({envelope.unit for envelope in ENVELOPES}) == len(ENVELOPES)
