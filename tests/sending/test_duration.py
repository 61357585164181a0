"""The tightest limit decides how long a plan takes."""

import pytest

from inspector.moengage.tables import Limit
from inspector.sending import Limits, Plan
from inspector.sending.duration import seconds_for
from tests.sending.runs import some_items

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
