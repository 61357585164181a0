"""What things are called: where the problem points."""

from tests import shop


def test_reserved_names_are_listed_with_their_places() -> None:
    """In the event and in the user's attributes."""
    event = shop.custom("moe_viewed", moe_x=1)
    inspection = shop.inspect(event, user_attributes={"status": "gold"})
    (reserved,) = (d for d in inspection.diagnostics if d.code == "name.reserved")

    assert reserved.message.startswith("moe_viewed, status, moe_x are named")
    assert reserved.pointers == (
        "/events/0/data/event_name",
        "/user_attributes/status",
        "/events/0/data/custom_attributes/moe_x",
    )


def test_a_user_update_needs_no_event_name() -> None:
    """Only an event request has an action."""
    assert "event.unnamed" not in shop.codes(shop.inspect(shop.change("plan", 1)))
