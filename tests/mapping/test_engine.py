"""What events become, by the rule tables that ship."""

from decimal import Decimal

import pytest
from hypothesis import given

from inspector.model.json import encode
from inspector.model.mapping import ActionNames, Decision, Identity, MappingSettings
from inspector.model.problems import Verdict
from tests import shop


def test_a_custom_event_keeps_name_attributes_and_types() -> None:
    """Names and types of attributes pass through; the time becomes ISO 8601 with milliseconds."""
    event = shop.custom(
        "Checkout Started", step=2, total=Decimal("149.90"), tags=["a", "b"], ok=True
    )
    inspection = shop.inspect(event)

    assert encode(shop.body(inspection, "event")) == (
        b'{"type":"event","customer_id":"c-88213","actions":[{"action":"Checkout Started",'
        b'"current_time":"2026-11-23T12:00:00.000Z",'
        b'"attributes":{"step":2,"total":149.90,"tags":["a","b"],"ok":true}}]}'
    )
    assert inspection.verdict is Verdict.CLEAN


def test_a_purchase_follows_the_purchase_table() -> None:
    """Amounts become text, prices doubles, quantities whole numbers; what no table has is lost."""
    inspection = shop.inspect(shop.PURCHASE)

    action = shop.body(inspection, "event")["actions"][0]
    assert action["action"] == "purchase"
    assert action["attributes"] == {
        "currency": "EUR",
        "TransactionId": "T-20931",
        "Total Amount": "149.5",
        "Products": [{"Id": "sku-1", "Name": "Kettle", "Price": Decimal("49.0"), "Quantity": 3}],
        "gift": "no",
    }
    assert inspection.verdict is Verdict.LOSSY
    assert inspection.badge == "1 field lost"


def test_another_product_action_has_no_place_for_totals() -> None:
    """Currency and totals are in the purchase table only: left out and flagged elsewhere."""
    data = shop.PURCHASE["data"] | {
        "product_action": {"action": "add_to_cart", "total_amount": 20, "products": [{"id": 7}]}
    }
    inspection = shop.inspect(shop.PURCHASE | {"data": data})

    attributes = shop.body(inspection, "event")["actions"][0]["attributes"]
    assert attributes == {"Products": [{"Id": "7"}], "gift": "no"}
    dropped = next(d for d in inspection.diagnostics if d.code == "field.dropped")
    assert dropped.message.startswith("currency_code and total_amount are left out")


def test_a_number_that_becomes_text_keeps_its_digits() -> None:
    """149.90 stays 149.90."""
    data = {"product_action": {"action": "purchase", "total_amount": Decimal("149.90")}}
    inspection = shop.inspect({"event_type": "commerce_event", "data": data})

    attributes = shop.body(inspection, "event")["actions"][0]["attributes"]
    assert attributes["Total Amount"] == "149.90"


def test_a_product_of_which_nothing_is_sent_leaves_no_hole() -> None:
    """List places are counted through anew, and the links follow."""
    products = [{"variant": "red"}, {"id": "sku-2"}]
    data = {"product_action": {"action": "click", "products": products}}
    inspection = shop.inspect({"event_type": "commerce_event", "data": data})

    attributes = shop.body(inspection, "event")["actions"][0]["attributes"]
    assert attributes["Products"] == [{"Id": "sku-2"}]
    shop.assert_every_field_has_one_fate(inspection)


def test_titled_action_names() -> None:
    """The workspace chooses how a commerce action is spelled."""
    data = {"product_action": {"action": "add_to_cart"}}
    settings = MappingSettings(action_names=ActionNames.TITLE)
    inspection = shop.inspect({"event_type": "commerce_event", "data": data}, settings)

    assert shop.body(inspection, "event")["actions"][0]["action"] == "Add To Cart"


def test_device_facts_in_moengages_units() -> None:
    """Platform in its spelling, hours to seconds, the application's version."""
    inspection = shop.inspect(
        shop.custom(),
        device_info={"platform": "roku", "timezone_offset": Decimal("-5.5"), "brand": "X"},
        application_info={"application_version": "4.2"},
    )

    action = shop.body(inspection, "event")["actions"][0]
    assert action["platform"] == "TV"
    assert action["moe_os_type"] == "ROKU"
    assert action["user_timezone_offset"] == -19_800
    assert action["app_version"] == "4.2"


@pytest.mark.parametrize("hours", [16, "x", 10**9])
def test_an_impossible_offset_is_left_out_and_said(hours: object) -> None:
    """Beyond 15 hours MoEngage takes none."""
    inspection = shop.inspect(shop.custom(), device_info={"timezone_offset": hours})

    assert "user_timezone_offset" not in shop.body(inspection, "event")["actions"][0]
    assert "time.offset" in shop.codes(inspection)


def test_objects_pass_only_where_the_workspace_has_them() -> None:
    """Off by default: left out and flagged; on: as they are."""
    event = shop.custom(cart={"items": 2})

    off = shop.inspect(event)
    on = shop.inspect(event, MappingSettings(objects=True))

    assert "attributes" not in shop.body(off, "event")["actions"][0]
    assert "value.object" in shop.codes(off)
    assert shop.body(on, "event")["actions"][0]["attributes"] == {"cart": {"items": 2}}


def test_commerce_can_be_off() -> None:
    """MoEngage discards commerce events of a workspace without commerce support."""
    inspection = shop.inspect(shop.PURCHASE, MappingSettings(commerce=False))

    assert inspection.verdict is Verdict.REFUSED
    assert inspection.badge == "commerce is off"


PROMOTION = {
    "event_type": "commerce_event",
    "data": {"promotion_action": {"action": 2, "promotions": [{"id": 1, "position": "top"}]}},
}


def test_a_disputed_type_waits_for_a_decision() -> None:
    """Asked: disputed, with the request as it would be. Decided: mapped, or not supported."""
    asked = shop.inspect(PROMOTION)
    yes = shop.inspect(PROMOTION, MappingSettings(disputed=(("promotion", Decision.SUPPORTED),)))
    no = shop.inspect(PROMOTION, MappingSettings(disputed=(("promotion", Decision.UNSUPPORTED),)))

    assert (asked.verdict, yes.verdict, no.verdict) == (
        Verdict.DISPUTED,
        Verdict.CLEAN,
        Verdict.UNSUPPORTED,
    )
    assert shop.body(asked, "event")["actions"][0] == {
        "action": "click",
        "attributes": {"Promotions": [{"Id": "1", "Position": "top"}]},
    }
    assert no.mapping.requests == ()


def test_the_products_of_all_impression_lists_stand_in_one() -> None:
    """Each list keeps its name; products lose the Attributes level and are all text."""
    lists = [
        {"product_impression_list": "Search", "products": [{"id": 1, "price": 2}, {"id": 2}]},
        {"product_impression_list": "Home", "products": [{"id": 3, "custom_attributes": {"a": 1}}]},
    ]
    event = {"event_type": "commerce_event", "data": {"product_impressions": lists}}
    inspection = shop.inspect(event)

    assert shop.body(inspection, "event")["actions"][0] == {
        "action": "impression",
        "attributes": {
            "Impressions": [
                {"product impression list": "Search"},
                {"product impression list": "Home"},
            ],
            "Products": [{"Id": "1", "Price": "2"}, {"Id": "2"}, {"Id": "3", "a": 1}],
        },
    }


def test_an_unsupported_type_has_no_request_and_says_why() -> None:
    """The reason names the type in the partner interface's words."""
    event = {"event_type": "crash_report", "data": {"message": "boom"}}
    inspection = shop.inspect(event, user_attributes={"plan": "gold"})

    assert inspection.mapping.requests == ()
    assert inspection.mapping.firehose == "error"
    assert inspection.verdict is Verdict.UNSUPPORTED
    shop.assert_every_field_has_one_fate(inspection)


def test_attribution_is_not_a_custom_event() -> None:
    """The kind of custom event decides."""
    event = shop.custom("campaign")
    event["data"]["custom_event_type"] = "attribution"

    assert shop.inspect(event).verdict is Verdict.UNSUPPORTED


@given(shop.batches)
def test_whatever_comes_every_field_has_one_fate(tree: dict[str, object]) -> None:
    """Mapping never raises; nothing is forgotten, nothing is in two places, nothing is invented."""
    raw = encode(tree)
    for settings in (
        MappingSettings(disputed=(("promotion", Decision.SUPPORTED),)),
        MappingSettings(Identity.MPID, objects=True, commerce=False),
        MappingSettings(Identity.EMAIL, action_names=ActionNames.TITLE),
    ):
        pipeline = shop.pipeline_for(settings, shop.NOON_MS)
        inspections = pipeline.inspect(shop.Record(1, "value", 0, raw))
        assert inspections
        for inspection in inspections:
            if inspection.event is not None:
                shop.assert_every_field_has_one_fate(inspection)


@given(shop.batches)
def test_the_same_input_gives_the_same_bytes(tree: dict[str, object]) -> None:
    """No order of a set, no clock, no chance is in a request."""
    raw = encode(tree)
    first, second = (
        [
            request.encoded()
            for inspection in shop.pipeline_for(MappingSettings()).inspect(
                shop.Record(1, "value", 0, raw)
            )
            for request in inspection.mapping.requests
        ]
        for _ in range(2)
    )
    assert first == second


def test_consent_is_told_until_the_workspace_decides_against_it() -> None:
    """Then it is left out without a word."""
    parts = {"consent_state": {"gdpr": {"ads": {"consented": True}}}}
    asked = shop.inspect(shop.custom(), MappingSettings(), **parts)
    against = MappingSettings().decide("consent", Decision.UNSUPPORTED)
    no = shop.inspect(shop.custom(), against, **parts)

    assert "consent.no_mapping" in shop.codes(asked)
    assert "consent.no_mapping" not in shop.codes(no)
    assert "drop.consent_decided" in {link.rule for link in no.mapping.links}
    shop.assert_every_field_has_one_fate(no)
