"""Ids of 64 bits, as numbers and as text."""

import pytest

from inspector.diagnose.checks.numbers import id_faults, whole
from inspector.model.json import Json
from tests import shop


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        (6004677780660780000, ("number.rounded",)),
        ("6004677780660780000", ("number.rounded",)),
        ("-6004677780660780000", ("number.rounded",)),
        (6004677780660780001, ()),
        (2**53 - 992, ()),
        (9_000_000_000_000_000, ()),
        (9_008_000_000_000_000, ("number.rounded",)),
        (2**63 - 1, ()),
        (2**63, ("number.overflow",)),
        (-(2**63) - 1, ("number.overflow",)),
        ("9" * 30, ("number.overflow",)),
        ("9" * 41, ()),
        ("0d8c4b7a-11aa-4c0e-9f57-2f5a3a1b6c7d", ()),
        ("", ()),
        (None, ()),
        (True, ()),
        ([1], ()),
    ],
)
def test_faults_of_an_id(value: Json, codes: tuple[str, ...]) -> None:
    """Beyond what JavaScript holds and ending in 000, or beyond 64 bits."""
    assert id_faults(value) == codes


def test_only_digits_are_a_number() -> None:
    """Whatever Python would read besides."""
    assert [whole(text) for text in ("5", "-5", "+5", "5_0", "٣", " 5", "5.0")] == [5, -5] + [
        None
    ] * 5


def test_each_id_is_pointed_at() -> None:
    """In the event and in its batch."""
    event = shop.custom()
    event["data"] |= {"event_id": 6004677780660780000, "session_id": 2**64}
    inspection = shop.inspect(event, batch_id="6004677780660780000")
    found = {d.pointers: d.code for d in inspection.diagnostics if d.code.startswith("number.")}

    assert found == {
        ("/events/0/data/event_id",): "number.rounded",
        ("/events/0/data/session_id",): "number.overflow",
        ("/batch_id",): "number.rounded",
    }
    message = next(d.message for d in inspection.diagnostics if d.code == "number.overflow")
    assert message == "The session_id 18446744073709551616 does not fit into 64 bits."
