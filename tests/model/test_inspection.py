"""The badge of the list."""

from tests import shop


def test_losses_are_counted_field_by_field() -> None:
    """Two lost leaves are two; bookkeeping and nulls are none."""
    event = shop.custom()
    event["data"] |= {"custom_flags": {"a": 1, "b": [2, None]}, "session_uuid": "s"}

    inspection = shop.inspect(event)

    assert inspection.lost == 2
    assert inspection.badge == "2 fields lost"


def test_otherwise_the_deciding_problem_names_it() -> None:
    """The badge belongs to the verdict, not to a lesser problem."""
    event = shop.custom()
    event["data"]["custom_flags"] = {"a": 1}

    assert shop.inspect(event, user_identities=None).badge == "no customer_id"
    assert shop.inspect(shop.custom()).badge == "clean"
