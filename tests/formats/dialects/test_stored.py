"""Stored and outbound copies, and a single event."""

from typing import Any

import pytest

from inspector.model.json import Json
from tests.formats.dialects.readings import batch, opened

EVENT: dict[str, Any] = {"event_type": "custom_event", "data": {"event_name": "x"}}


def stored(**data: Any) -> Any:
    """The payload of an event of a stored batch."""
    event = {"event_type": "custom_event", "data": data}
    return batch({"events": [event], "environment": "Development"})["events"][0]["data"]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({"event_id": "-7778608565459706417"}, {"event_id": -7778608565459706417}),
        ({"timestamp_unixtime_ms": "1599790566900"}, {"timestamp_unixtime_ms": 1599790566900}),
        ({"session_id": "today"}, {"session_id": "today"}),
        ({"custom_attributes": {"event_id": "5"}}, {"custom_attributes": {"event_id": "5"}}),
        ({"new": {"identity": "5", "timestamp_unixtime_ms": "5"}},
         {"new": {"identity": "5", "timestamp_unixtime_ms": 5}}),
        ({"product_action": {"products": [{"id": "5", "added_to_cart_time_ms": "0"}]}},
         {"product_action": {"products": [{"id": "5", "added_to_cart_time_ms": 0}]}}),
        ({"event_num": None}, {"event_num": None}),
    ],
)  # fmt: skip
def test_whole_numbers_written_as_text_become_numbers(sent: Any, read: Json) -> None:
    """In fields that are numbers; digits, ids and the user's own values stay."""
    assert stored(**sent) == read


def test_the_mpid_stays_as_it_is() -> None:
    """Text or number: it is an id. The batch's own number is one."""
    tree = batch({"events": [], "timestamp_unixtime_ms": "5", "batch_id": "-7", "mpid": "-9"})
    assert tree == {"events": [], "timestamp_unixtime_ms": 5, "batch_id": -7, "mpid": "-9"}


def test_outbound_identities_become_an_object() -> None:
    """When each was set stands beside."""
    made = opened(
        {
            "events": [EVENT],
            "user_identities": [
                {"identity_type": "customer_id", "identity": "c", "timestamp_unixtime_ms": 5},
                {"identity_type": "email", "identity": "m@example.com"},
            ],
            "message_id": "u",
        }
    )
    assert made.shape == "outbound"
    assert made.tree == {
        "events": [EVENT],
        "user_identities": {"customer_id": "c", "email": "m@example.com"},
        "identity_details": {"customer_id": {"timestamp_unixtime_ms": 5}},
        "message_id": "u",
    }


def test_a_single_event_gets_a_batch() -> None:
    """With nothing else in it."""
    made = opened(EVENT)
    assert (made.shape, made.tree) == ("event", {"events": [EVENT]})
    assert [event.name for event in made.events] == ["x"]
