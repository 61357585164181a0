"""One event a change, as the Events API has it."""

from typing import Any

import pytest

from tests.formats.dialects.readings import batch


def changes(kind: str, **parts: Any) -> list[Any]:
    """The events made of one."""
    event = {"type": kind, "timestamp_ms": 5, **parts}
    return batch({"type": "event_processing_request", "events": [event]})["events"]


def test_an_event_for_each_attribute() -> None:
    """Added, changed and removed; each with the time of the one they came in."""
    events = changes(
        "user_attribute_change",
        added={"plan": "gold", "tags": ["a"]},
        removed={"plan": "x", "y": 1},
    )
    assert {event["event_type"] for event in events} == {"user_attribute_change"}
    assert [event["data"] for event in events] == [
        {"user_attribute_name": "plan", "new": "gold", "old": "x", "deleted": False,
         "timestamp_unixtime_ms": 5},
        {"user_attribute_name": "tags", "new": ["a"], "deleted": False,
         "timestamp_unixtime_ms": 5},
        {"user_attribute_name": "y", "new": None, "old": 1, "deleted": True,
         "timestamp_unixtime_ms": 5},
    ]  # fmt: skip


def test_an_event_for_each_identity() -> None:
    """The old and the new one of a type belong together."""
    events = changes(
        "user_identity_change",
        added=[{"type": "customer", "encoding": "raw", "value": "c-2"}],
        removed=[{"type": "customer", "value": "c-1"}, {"type": "email", "value": "m"}],
    )
    assert [event["data"] for event in events] == [
        {
            "new": {"identity_type": "customer_id", "identity": "c-2", "encoding": "raw"},
            "old": {"identity_type": "customer_id", "identity": "c-1"},
            "timestamp_unixtime_ms": 5,
        },
        {
            "new": None,
            "old": {"identity_type": "email", "identity": "m"},
            "timestamp_unixtime_ms": 5,
        },
    ]


@pytest.mark.parametrize("kind", ["user_attribute_change", "user_identity_change"])
@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"added": 5},
        {"removed": "x"},
        {"added": [{"type": "email"}]},
        {"added": [{"type": "email", "value": 1}, {"type": "email", "value": 2}], "removed": [7]},
    ],
)
def test_changes_that_cannot_be_told_apart_stay_one_event(kind: str, parts: dict[str, Any]) -> None:
    """With everything in it."""
    (event,) = changes(kind, **parts)
    assert event == {"event_type": kind, "data": {"timestamp_unixtime_ms": 5, **parts}}


def test_the_events_share_nothing() -> None:
    """A field that stands twice in the source is numbered in each, not counted on."""
    events = changes(
        "user_attribute_change",
        added={"a": 1, "b": 2},
        attributes={"x": 1},
        custom_attributes={"x": 2},
    )
    for event in events:
        assert event["data"]["custom_attributes"] == {"x": 1, "x (2)": 2}
