"""What a commerce event is about."""

from tests import shop


def test_the_first_of_several_is_named() -> None:
    """And every one is pointed at."""
    data = {
        "product_action": {"action": "purchase"},
        "product_impressions": [{"product_impression_list": "top"}],
    }
    inspection = shop.inspect({"event_type": "commerce_event", "data": data})
    (found,) = (d for d in inspection.diagnostics if d.code == "commerce.several")

    assert found.message == (
        "The commerce event has product action and impression; only the product action is mapped."
    )
    assert found.pointers == ("/events/0/data/product_action", "/events/0/data/product_impressions")


def test_other_events_may_have_what_they_like() -> None:
    """A custom event is no commerce event."""
    event = shop.custom()
    event["data"] |= {"product_action": {"action": "a"}, "promotion_action": {"action": "b"}}

    assert "commerce.several" not in shop.codes(shop.inspect(event))
