"""Where two fields lead to one place."""

from inspector.model.mapping import LinkKind
from tests import shop


def test_equal_values_merge() -> None:
    """Two spellings of the same customer id are one link with two sources."""
    identities = {"customerid": "c-1", "customer_id": "c-1"}
    inspection = shop.inspect(shop.custom(), user_identities=identities)

    link = next(link for link in inspection.mapping.links if link.target == "/0/customer_id")
    assert link.kind is LinkKind.MERGED
    assert set(link.sources) == {"/user_identities/customerid", "/user_identities/customer_id"}
    shop.assert_every_field_has_one_fate(inspection)


def test_a_custom_attribute_cannot_break_a_table() -> None:
    """An attribute called Products gives way to the products of the table."""
    data = {
        "product_action": {"action": "click", "products": [{"id": "sku-1"}]},
        "custom_attributes": {"Products": "all", "gift": "no"},
    }
    inspection = shop.inspect({"event_type": "commerce_event", "data": data})

    attributes = shop.body(inspection, "event")["actions"][0]["attributes"]
    assert attributes == {"Products": [{"Id": "sku-1"}], "gift": "no"}
    assert "field.collision" in shop.codes(inspection)
    shop.assert_every_field_has_one_fate(inspection)


def test_what_was_meant_for_a_request_that_is_not_made_is_left_out() -> None:
    """A deleted attribute makes no request; the customer id then goes nowhere, and says so."""
    inspection = shop.inspect(shop.change("plan", None, deleted=True))

    link = next(
        link
        for link in inspection.mapping.links
        if link.sources == ("/user_identities/customer_id",)
    )
    assert link.rule == "drop.no_request"
