"""The tightest limit decides how long a plan takes."""

import pytest

from inspector.model.delivery import EventKey, Item
from inspector.moengage.tables import Limit
from inspector.sending import Limits, Plan, limits
from inspector.sending.duration import seconds_for, slowed
from tests.sending.runs import event_of, some_items

PLAN = Plan(some_items(60, 5))


@pytest.mark.parametrize(
    ("bounds", "seconds"),
    [
        (Limits(120), 60),
        (Limits(1_200), 6),
        (Limits(1_200, {"customer": (Limit("customer", 60),)}), 60),
        (Limits(1_200, {"event": (Limit("event", 30),)}), 120),
        (Limits(1_200, {"transition": (Limit("event", 1),)}), 6),
    ],
)
def test_seconds_for(bounds: Limits, seconds: float) -> None:
    """120 requests, of which 60 user updates and 60 events."""
    assert seconds_for(PLAN, bounds) == pytest.approx(seconds)


def _for_one(events: int) -> Plan:
    return Plan(tuple(Item(EventKey(1, n, 0), "c-1", (event_of("c-1", n),)) for n in range(events)))


def test_one_user_takes_time() -> None:
    """Six thousand events for one user are more than half of what five minutes allow."""
    assert seconds_for(_for_one(2_501), limits(50)) == pytest.approx(60)
    assert seconds_for(_for_one(6_001), limits(50)) == pytest.approx(360)


def test_who_is_slowed_is_told() -> None:
    """The user, the pace and what MoEngage would do; nothing where the minute decides."""
    assert slowed(_for_one(5_000), limits(50)) == ""
    assert slowed(Plan(()), limits(50)) == ""
    assert slowed(_for_one(5_001), limits(50)) == (
        "c-1 gets 5,001 of the events, at 1,000 a minute: MoEngage blocks a user for an hour who "
        "is given more than 10,000 in 5 minutes."
    )
