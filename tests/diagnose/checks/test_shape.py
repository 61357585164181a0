"""Whether the item is an event at all."""

import pytest

from tests import shop


@pytest.mark.parametrize(
    ("item", "what"),
    [
        (5, "it is no object"),
        ({"data": {}}, "it has no event_type"),
        ({"event_type": 7}, "it has no event_type"),
        ({"event_type": "custom_event", "data": "x"}, "its data is no object"),
    ],
)
def test_what_is_wrong_is_said(item: object, what: str) -> None:
    """Counted from 1, as a person counts."""
    (malformed,) = (d for d in shop.inspect(item).diagnostics if d.code == "event.malformed")

    assert malformed.message == f"Item 1 of events is no mParticle event: {what}."
