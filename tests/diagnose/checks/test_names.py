"""What things are called: where the problem points."""

from inspector.diagnose.checks.names import avoided
from tests import shop


def test_reserved_names_are_listed_with_their_places() -> None:
    """In the event and in the user's attributes."""
    event = shop.custom("moe_viewed", moe_x=1)
    inspection = shop.inspect(event, user_attributes={"status": "gold"})
    (reserved,) = (d for d in inspection.diagnostics if d.code == "name.reserved")

    assert reserved.message.startswith("moe_viewed, status and moe_x are named")
    assert reserved.pointers == (
        "/events/0/data/event_name",
        "/user_attributes/status",
        "/events/0/data/custom_attributes/moe_x",
    )


def test_a_user_update_needs_no_event_name() -> None:
    """Only an event request has an action."""
    assert "event.unnamed" not in shop.codes(shop.inspect(shop.change("plan", 1)))


def test_events_may_not_even_begin_with_moe() -> None:
    """Attributes may, unless an underscore follows."""
    assert "name.reserved" in shop.codes(shop.inspect(shop.custom("Moearn")))
    assert "name.reserved" not in shop.codes(shop.inspect(shop.custom("a", moearn=1)))


def test_avoided_characters_are_named_once() -> None:
    """Emoji are among them, blanks and letters of any language are not."""
    assert avoided("Café & Bar: 50% – “neu”") == ("&", ":", "%")
    assert avoided("Liked 🎉 🎉") == ("🎉",)


def test_a_long_name_of_an_attribute_is_found() -> None:
    """As one of the event is."""
    found = shop.codes(shop.inspect(shop.custom(**{"x" * 201: 1})))
    assert "name.too_long" in found
