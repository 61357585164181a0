"""Every code of the catalogue: something that triggers it and something close that does not."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from inspector import diagnose
from inspector.model.inspection import Inspection
from inspector.model.json import encode
from inspector.model.mapping import DISPUTES, Decision, Identity, MappingSettings
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.storage import resources
from tests import shop

CATALOG = diagnose.load({name: resources.read(name) for name in resources.names("problems")})
MPID = MappingSettings(Identity.MPID)
SUPPORTED = MappingSettings(disputed=tuple((name, Decision.SUPPORTED) for name in DISPUTES))
UNSUPPORTED = MappingSettings(disputed=tuple((name, Decision.UNSUPPORTED) for name in DISPUTES))

Make = Callable[[], Inspection]


def of(event: Any = None, settings: MappingSettings | None = None, **parts: Any) -> Make:
    """Later, because a parameter table is built before any test runs."""
    return lambda: shop.inspect(
        shop.custom() if event is None else event, settings, shop.NOON_MS, **parts
    )


def typed(event_type: str, **data: Any) -> dict[str, Any]:
    """An event of a type."""
    return {"event_type": event_type, "data": data}


def commerce(action: Any = "purchase", **more: Any) -> dict[str, Any]:
    """A commerce event with a product action."""
    return typed("commerce_event", product_action={"action": action, **more})


def identity_change(kind: str) -> dict[str, Any]:
    """A new value for one identity."""
    new = {"identity_type": kind, "identity": "new@example.com"}
    return typed("user_identity_change", new=new, old={"identity_type": kind, "identity": "x"})


def ruled(act: Act, what: What, name: str, to: str = "") -> MappingSettings:
    """A workspace with this rule."""
    return MappingSettings(rules=(WorkspaceRule(act, what, name, to),))


def known(value: Any) -> dict[str, Any]:
    """Identities with this customer id."""
    return {"customer_id": value}


def at(value: Any) -> dict[str, Any]:
    """A custom event of this time."""
    return typed("custom_event", event_name="Checkout Started", timestamp_unixtime_ms=value)


def no_events() -> Inspection:
    """A batch with attributes only."""
    raw = encode({"events": [], "user_attributes": {"plan": "gold"}})
    return shop.pipeline_for(MappingSettings()).inspect(shop.Record(1, "value", 0, raw))[0]


def hashed(encoding: str) -> Make:
    """What a partner is given, the customer id in some encoding."""
    who = {"type": "customer", "encoding": encoding, "value": "4739c5c1"}
    raw = encode(
        {
            "type": "event_processing_request",
            "user_identities": [who],
            "events": [{"type": "custom_event", "name": "Paid", "timestamp_ms": shop.NOON_MS}],
        }
    )
    record = shop.Record(1, "value", 0, raw)
    return lambda: shop.pipeline_for(MappingSettings()).inspect(record)[0]


CASES: dict[str, tuple[Make, Make]] = {
    "event.unsupported": (of(typed("screen_view")), of()),
    "event.never_forwarded": (of(typed("breadcrumb")), of(typed("screen_view"))),
    "event.disputed": (
        of(typed("push_registration")), of(typed("push_registration"), UNSUPPORTED),
    ),
    "event.decided_unsupported": (
        of(typed("push_registration"), UNSUPPORTED), of(typed("push_registration"), SUPPORTED),
    ),
    "event.no_mapping": (
        of(typed("push_registration"), SUPPORTED),
        of(typed("commerce_event", promotion_action={"action": "view"}), SUPPORTED),
    ),
    "event.dropped_by_rule": (
        of(shop.custom("A"), ruled(Act.DROP, What.EVENT, "A")),
        of(shop.custom("B"), ruled(Act.DROP, What.EVENT, "A")),
    ),
    "rule.overwrote": (
        of(shop.custom(a=1, b=2), ruled(Act.RENAME, What.EVENT_ATTRIBUTE, "a", "b")),
        of(shop.custom(a=1, c=2), ruled(Act.RENAME, What.EVENT_ATTRIBUTE, "a", "b")),
    ),
    "rule.not_retyped": (
        of(shop.custom(a="x"), ruled(Act.RETYPE, What.EVENT_ATTRIBUTE, "a", "number")),
        of(shop.custom(a="7"), ruled(Act.RETYPE, What.EVENT_ATTRIBUTE, "a", "number")),
    ),
    "doc.disagrees": (of(), of(commerce())),
    "event.malformed": (of(5), of()),
    "event.unnamed": (of(typed("custom_event")), of()),
    "batch.no_events": (no_events, of()),
    "commerce.disabled": (of(commerce(), MappingSettings(commerce=False)), of(commerce())),
    "commerce.unknown_action": (of(commerce("unknown")), of(commerce("refund"))),
    "commerce.empty": (of(typed("commerce_event", product_action=None)), of(commerce())),
    "attribute.deletion": (
        of(shop.change("plan", None, deleted=True)), of(shop.change("plan", 1, deleted=False)),
    ),
    "attribute.unnamed": (of(typed("user_attribute_change", new=1)), of(shop.change("plan", 1))),
    "consent.no_mapping": (
        of(consent_state={"gdpr": {"ads": {"consented": True}}}), of(consent_state={"ccpa": None}),
    ),
    "field.dropped": (of(commerce(coupon_code="NOV")), of(commerce(coupon_code=None))),
    "field.collision": (
        of(user_identities={"customer_id": "c-1", "customerid": "c-2"}),
        of(user_identities={"customer_id": "c-1", "customerid": "c-1"}),
    ),
    "value.converted": (of(commerce(total_amount=1)), of(commerce(total_amount="1"))),
    "value.fraction_cut": (
        of(commerce(products=[{"quantity": Decimal("1.5")}])),
        of(commerce(products=[{"quantity": Decimal("1.0")}])),
    ),
    "value.object": (
        of(shop.custom(a={"b": 1})), of(shop.custom(a={"b": 1}), MappingSettings(objects=True)),
    ),
    "value.not_scalar": (
        of(commerce(transaction_id=["T"])), of(commerce(transaction_id="T")),
    ),
    "value.not_number": (
        of(commerce(products=[{"price": "free"}])), of(commerce(products=[{"price": "9.90"}])),
    ),
    "name.reserved": (of(shop.custom(moe_x=1)), of(shop.custom(moe_project_name="Shoes"))),
    "request.too_large": (
        of(shop.custom(a="x" * 131_072)), of(shop.custom(a="x" * 130_000)),
    ),
    "identity.missing": (of(user_identities=None), of()),
    "identity.empty": (of(user_identities=known("")), of()),
    "identity.blocked": (of(user_identities=known("Guest")), of(user_identities=known("Guesty"))),
    "identity.misspelt": (of(user_identities={"customerid": "c-1"}), of()),
    "identity.unknown_key": (of(user_identities={"userId": "c-1"}), of()),
    "identity.number": (of(user_identities=known(123456)), of(user_identities=known("123456"))),
    "identity.white_space": (of(user_identities=known(" c-1")), of(user_identities=known("c 1"))),
    "identity.looks_like_email": (of(user_identities=known("m@example.com")), of()),
    "identity.key_change": (
        of(identity_change("customer_id")), of(identity_change("email")),
    ),
    "identity.not_taken": (
        of(user_identities=known("c-1") | {"facebook": "9"}),
        of(user_identities=known("c-1") | {"email": "m@example.com"}),
    ),
    "identity.mpid_zero": (of(mpid=0), of(mpid=-5)),
    "identity.mpid_invalid": (of(settings=MPID, mpid="mp-123"), of(mpid="mp-123")),
    "identity.mpid_rounded": (of(mpid=6504934091054998000), of(mpid=6504934091054997508)),
    "identity.hashed": (hashed("md5"), hashed("raw")),
    "number.rounded": (of(batch_id="6004677780660780000"), of(batch_id="6004677780660780001")),
    "number.overflow": (of(batch_id=2**63), of(batch_id=-(2**63) + 7)),
    "time.future": (of(at(shop.NOON_MS + 3_600_000)), of(at(shop.NOON_MS + 30_000))),
    "time.seconds": (of(at(1_795_435_200)), of(at(shop.NOON_MS))),
    "time.missing": (of(at(None)), of(at(shop.NOON_MS))),
    "time.unreadable": (of(at("today")), of(at(shop.NOON_MS))),
    "time.offset": (
        of(device_info={"timezone_offset": 20}), of(device_info={"timezone_offset": 14}),
    ),
}  # fmt: skip
"""By code: triggers it, comes close."""


@pytest.mark.parametrize("code", CASES)
def test_the_problem_is_found(code: str) -> None:
    """Its sentence has all its values and points into the batch."""
    inspection = CASES[code][0]()

    found = [diagnostic for diagnostic in inspection.diagnostics if diagnostic.code == code]
    assert len(found) == 1
    assert "{" not in found[0].message
    assert all(pointer.startswith("/") for pointer in found[0].pointers)
    assert inspection.verdict.rank <= found[0].verdict.rank


@pytest.mark.parametrize("code", CASES)
def test_what_comes_close_is_left_in_peace(code: str) -> None:
    """No false alarm."""
    assert code not in shop.codes(CASES[code][1]())


def test_no_code_is_without_a_case() -> None:
    """Codes of the readers have theirs beside the readers."""
    ours = {code for code in CATALOG.problems if not code.startswith(("input.", "json."))}

    assert ours == set(CASES)


def test_a_clean_event_is_clean() -> None:
    """A plain event of a known user has one remark: that a second table disagrees."""
    inspection = shop.inspect(shop.custom(step=1), now_ms=shop.NOON_MS)

    assert shop.codes(inspection) == ["doc.disagrees"]
    assert inspection.badge == "clean"
