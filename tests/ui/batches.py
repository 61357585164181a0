"""Small batches for tests of the window, written as a customer's file would hold them."""

import json
from typing import Any

TIME = 1_795_435_389_000
"""2026-11-23 12:03:09 UTC."""


def custom(name: str, **attributes: Any) -> dict[str, Any]:
    """A custom event."""
    data = {
        "event_name": name,
        "custom_event_type": "other",
        "timestamp_unixtime_ms": TIME,
        "custom_attributes": attributes,
    }
    return {"event_type": "custom_event", "data": data}


def purchase(**extra: Any) -> dict[str, Any]:
    """A purchase; `extra` goes beside its action."""
    action = {"action": "purchase", "transaction_id": "T-1", "total_amount": 149.9}
    return {
        "event_type": "commerce_event",
        "data": {"timestamp_unixtime_ms": TIME + 482, "product_action": {**action, **extra}},
    }


def screen(name: str) -> dict[str, Any]:
    """A screen view, which MoEngage does not take."""
    data = {"screen_name": name, "timestamp_unixtime_ms": TIME}
    return {"event_type": "screen_view", "data": data}


def batch(user: str, *events: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """A batch of one user; without a name the batch has no identity but the mpid."""
    return {
        "mpid": 6504934091054997508,
        "environment": "production",
        "user_identities": {"customer_id": user} if user else {},
        "events": list(events),
        **parts,
    }


def lines(*batches: dict[str, Any] | str) -> bytes:
    """One batch a line; a text stands as it is."""
    texts = (each if isinstance(each, str) else json.dumps(each) for each in batches)
    return "\n".join(texts).encode()


SHOP = lines(
    batch("c-1", custom("Checkout Started", step=1), purchase(coupon_code="NOV")),
    batch("c-2", custom("Plan Seen"), screen("Home")),
    batch("", custom("Nobody Came")),
    '{"events": [',
)
"""Six rows: clean, lossy, clean, not supported, refused, unreadable."""
