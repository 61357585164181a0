"""Identities in the order people read them."""

from inspector.model.identity import IdentityCall, in_order


def test_the_ones_that_matter_stand_first() -> None:
    """The others as they came."""
    found = {"other": "o", "mpid": "7", "email": "e", "customer_id": "c", "facebook": "f"}
    assert [name for name, _ in in_order(found)] == [
        "customer_id", "email", "mpid", "other", "facebook",
    ]  # fmt: skip
    assert in_order({}) == ()


def test_a_call_has_what_was_known_and_what_is_new() -> None:
    """What was taken away is not there."""
    call = IdentityCall(
        known=(("email", "a"),), changes=(("email", "a", "b"), ("other", "x", "")), mpid="7"
    )
    assert call.identities == (("email", "b"), ("mpid", "7"))
