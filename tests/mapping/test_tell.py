"""Findings name the fields as a person would."""

from tests import shop


def test_lost_fields_are_named_once_and_joined() -> None:
    """`a, b and c`, each by its own name, however many products have it."""
    products = [{"coupon_code": "A", "variant": "x"}, {"coupon_code": "B"}]
    data = {"product_action": {"action": "click", "products": products}, "custom_flags": {"f": 1}}
    inspection = shop.inspect({"event_type": "commerce_event", "data": data})

    dropped = next(d for d in inspection.diagnostics if d.code == "field.dropped")
    assert dropped.message.startswith("coupon_code, variant and custom_flags are left out")
    assert dropped.pointers == (
        "/events/0/data/product_action/products/0/coupon_code",
        "/events/0/data/product_action/products/0/variant",
        "/events/0/data/product_action/products/1/coupon_code",
        "/events/0/data/custom_flags",
    )


def test_a_long_value_is_cut_in_the_sentence() -> None:
    """A sentence stays a sentence."""
    inspection = shop.inspect(shop.custom(), device_info={"timezone_offset": "x" * 500})

    offset = next(d for d in inspection.diagnostics if d.code == "time.offset")
    assert len(offset.message) < 200
