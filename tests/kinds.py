"""One event of every kind, in a batch that uses every part of a request; and the modes of a
workspace that change what becomes of it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from inspector.model.mapping import (
    DISPUTES,
    ActionNames,
    Decision,
    Identity,
    MappingSettings,
)
from tests import shop

AROUND: dict[str, Any] = {
    "mpid": 6504934091054997508,
    "user_identities": {
        "customer_id": "c-88213", "email": "maria@example.com", "mobile_number": "+12025550143",
    },
    "user_attributes": {
        "$FirstName": "Maria", "$Mobile": "+12025550143", "$City": "Malmö", "plan": "gold",
        "points": 120, "newsletter": True, "sizes": ["M", "L"], "address": {"zip": "21115"},
    },
    "device_info": {"platform": "iOS", "timezone_offset": Decimal("1"), "brand": "iPhone"},
    "application_info": {"application_version": "4.12.0"},
}  # fmt: skip

BASE = MappingSettings()
_ALL = tuple((name, Decision.SUPPORTED) for name in DISPUTES)
_NONE = tuple((name, Decision.UNSUPPORTED) for name in DISPUTES)
MODES: dict[str, MappingSettings] = {
    "identity email": replace(BASE, identity=Identity.EMAIL),
    "identity mpid": replace(BASE, identity=Identity.MPID),
    "objects on": replace(BASE, objects=True),
    "commerce off": replace(BASE, commerce=False),
    "action names in title case": replace(BASE, action_names=ActionNames.TITLE),
    "disputed types supported": replace(BASE, disputed=_ALL),
    "disputed types not supported": replace(BASE, disputed=_NONE),
}
"""Each differs from `BASE` in one thing."""


def _event(kind: str, **data: Any) -> dict[str, Any]:
    return {"event_type": kind, "data": {"timestamp_unixtime_ms": shop.NOON_MS, **data}}


def _commerce(**data: Any) -> dict[str, Any]:
    own = {"currency_code": "SEK", "custom_attributes": {"gift": False}}
    return _event("commerce_event", **own, **data)


def _action(action: str) -> dict[str, Any]:
    products = [
        {
            "id": "FH-2104", "name": "Skarn 2 tent", "brand": "Fernhill", "category": "Tents",
            "price": Decimal("329.00"), "quantity": 1, "total_product_amount": Decimal("329.00"),
            "variant": "green", "position": 2, "coupon_code": "TENT",
            "custom_attributes": {"colour": "green", "weight": Decimal("2.1")},
        },
        {"id": 871, "quantity": "2"},
    ]  # fmt: skip
    amounts = {
        "total_amount": Decimal("435.80"), "tax_amount": Decimal("87.16"), "shipping_amount": 0,
    }  # fmt: skip
    more = {"transaction_id": "T-1", "affiliation": "App", "coupon_code": "NOV"}
    return _commerce(product_action={"action": action, **more, **amounts, "products": products})


_PROMOTION = {"id": "p-1", "name": "Autumn", "creative": "banner", "position": "top"}

EVENTS: dict[str, dict[str, Any]] = {
    "custom_event": _event(
        "custom_event", event_name="Checkout Started", custom_event_type="transaction",
        session_uuid="0d8c4b7a", custom_flags={"exp": "b"},
        custom_attributes={
            "step": 2, "total": Decimal("149.90"), "gift": True, "note": None, "tags": ["a", "b"],
            "mixed": ["a", 1], "cart": {"items": 2}, "when": "2026-11-23T12:00:00Z",
        },
    ),
    "custom_event_of_type_attribution": _event(
        "custom_event", event_name="campaign", custom_event_type="attribution"
    ),
    "purchase": _action("purchase"),
    "add_to_cart": _action("add_to_cart"),
    "unknown_product_action": _action("gift_wrap"),
    "promotion": _commerce(promotion_action={"action": "click", "promotions": [_PROMOTION]}),
    "promotion_in_numbers": _commerce(promotion_action={"action": 1, "promotions": [_PROMOTION]}),
    "impression": _commerce(
        product_impressions=[
            {
                "product_impression_list": "Search",
                "products": [
                    {"id": "FH-2104", "price": 329, "custom_attributes": {"colour": "green"}},
                ],
            },
        ]
    ),
    "commerce_event_without_action": _commerce(),
    "user_attribute_change": _event(
        "user_attribute_change", user_attribute_name="plan", new="platinum", old="gold",
        deleted=False, is_new_attribute=False,
    ),
    "user_attribute_deletion": _event(
        "user_attribute_change", user_attribute_name="plan", new=None, old="gold", deleted=True
    ),
    "user_identity_change": _event(
        "user_identity_change",
        new={"identity_type": "email", "identity": "maria@new.example.com"},
        old={"identity_type": "email", "identity": "maria@example.com"},
    ),
    "user_identity_change_of_the_key": _event(
        "user_identity_change",
        new={"identity_type": "customer_id", "identity": "c-9"},
        old={"identity_type": "customer_id", "identity": "c-88213"},
    ),
    "consent": _event("custom_event", event_name="Newsletter Joined"),
    "push_registration": _event("push_registration", push_token="t0ken", register=True),
    "session_start": _event("session_start", session_uuid="0d8c4b7a"),
    "session_end": _event("session_end", session_duration_ms=61_000),
    "screen_view": _event("screen_view", screen_name="Home"),
    "crash_report": _event("crash_report", message="boom"),
    "opt_out": _event("opt_out", is_opted_out=True),
    "application_state_transition": _event(
        "application_state_transition", application_transition_type="application_initialized"
    ),
    "first_run": _event("first_run"),
    "push_message": _event("push_message", push_message_type="received"),
    "breadcrumb": _event("breadcrumb", label="menu"),
    "network_performance": _event("network_performance", url="https://example.com"),
    "profile": _event("profile"),
    "uninstall": _event("uninstall"),
    "novelty": _event("novelty", anything=1),
}  # fmt: skip
"""By the name of the accepted file."""

MORE: dict[str, dict[str, Any]] = {
    "consent": {"consent_state": {"gdpr": {"newsletter": {"consented": True}}}},
}
"""What else the batch of an event holds."""

PRODUCT_ACTIONS = (
    "add_to_cart", "remove_from_cart", "checkout", "checkout_option", "click", "view_detail",
    "purchase", "refund", "add_to_wishlist", "remove_from_wishlist", "remove_from_wish_list",
)  # fmt: skip
"""Every action of mParticle's product table, with both spellings of one of them."""


def product_action(action: str) -> dict[str, Any]:
    """A product action with everything a product may carry."""
    return _action(action)
