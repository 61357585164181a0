"""What came more than once."""

from tests import shop
from tests.diagnose.across.sources import found


def test_a_repeat_is_told_of_once() -> None:
    """By its request, else by its message, else by its content."""
    event = shop.custom()
    event["data"]["source_message_id"] = "m-1"
    batch = shop.batch_of(event, source_request_id="r-1")

    assert set(found(batch + b"\n" + batch)) == {"across.repeated_request"}
    plain = shop.batch_of(event)
    assert set(found(plain + b"\n" + plain)) == {"across.repeated_message"}


def test_the_first_is_no_repeat() -> None:
    """Only those after it are."""
    event = shop.custom()
    problem = found(shop.batch_of(event, event, shop.custom("B"), event))["across.equal_events"]

    assert problem.rows.tolist() == [1, 3]
    assert problem.cases[0].rows.tolist() == [0, 1, 3]


def test_equal_events_of_two_users_are_two() -> None:
    """And so are two batches without an id."""
    both = (shop.batch_of(shop.custom(), user_identities={"customer_id": who}) for who in "ab")
    assert found(b"\n".join(both)) == {}


def test_a_templates_gap_is_no_id() -> None:
    """Somebody forgot to fill it in; it does not make copies of its events."""
    events = [shop.custom("A"), shop.custom("B")]
    for event in events:
        event["data"]["source_message_id"] = "${message.id}"
    assert found(shop.batch_of(*events)) == {}
