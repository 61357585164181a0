"""mParticle's values."""

from decimal import Decimal

import pytest

from inspector.model.batch import Batch, Record
from inspector.model.json import Json
from tests import shop


def batch(**tree: Json) -> Batch:
    """A batch with these top-level fields."""
    return Batch(Record(1, "line", 0, b""), "events-api", tree)


def test_identities_under_their_canonical_names() -> None:
    """Customer id, e-mail and mpid come first, whatever the spelling and the order."""
    tree = batch(user_identities={"other": "o", "email": "e", "customerid": 7}, mpid=5)

    assert tree.identities == (
        ("customer_id", "7"), ("email", "e"), ("mpid", "5"), ("other", "o"),
    )  # fmt: skip


@pytest.mark.parametrize("identities", [None, [], "x", {"email": None}])
def test_no_identities(identities: Json) -> None:
    """Null, a list, text and an empty identity are none."""
    assert batch(user_identities=identities).identities == ()


@pytest.mark.parametrize(
    ("tree", "environment"),
    [
        ({}, "production"),
        ({"environment": "Development"}, "development"),
        ({"environment": 1}, "production"),
    ],
)
def test_the_environment(tree: dict[str, Json], environment: str) -> None:
    """Production where nothing is said; case does not count."""
    assert batch(**tree).environment == environment


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (shop.custom("Checkout"), "Checkout"),
        (shop.PURCHASE, "purchase"),
        ({"data": {"promotion_action": {"action": 2}}}, "click"),
        ({"data": {"promotion_action": {"action": "view"}}}, "view"),
        ({"data": {"promotion_action": {"action": 7}}}, "7"),
        ({"data": {"product_action": {"action": 2}}}, "2"),
        ({"data": {"product_impressions": [{}]}}, "impression"),
        ({"data": {"screen_name": "Home"}}, "Home"),
        (shop.change("plan", 1), "plan"),
        ({"data": {"new": {"identity_type": "email"}}}, "email"),
        ({"data": {"application_transition_type": "application_exit"}}, "application_exit"),
        ({"data": "x"}, ""),
        (5, ""),
    ],
)
def test_the_name_a_person_would_say(event: Json, name: str) -> None:
    """Event, screen, attribute, action: whatever names it."""
    assert batch(events=[event]).events[0].name == name


def test_the_time_of_an_event() -> None:
    """Its own, else its batch's; a truth value is no time."""
    tree = batch(
        events=[{"data": {"timestamp_unixtime_ms": time}} for time in (5, None, True)],
        timestamp_unixtime_ms=7,
    )  # fmt: skip

    assert [event.time_ms for event in tree.events] == [5, 7, 7]


def test_a_record_says_where_it_stands() -> None:
    """For sentences."""
    assert Record(3, "line", 120, b"").place == "line 3, byte 120"


def test_the_text_is_what_the_pointers_speak_of() -> None:
    """The record's own text where the batch is written so, repaired if it had to be; else the
    batch written anew."""
    raw = b'{"a": 1.50}'
    tree: dict[str, Json] = {"a": Decimal("1.50")}
    assert Batch(Record(1, "value", 0, raw), "events-api", tree).text == raw
    repaired = Record(1, "value", 0, b'{"a":1,}', repaired=b'{"a":1 }')
    assert Batch(repaired, "events-api", tree).text == b'{"a":1 }'
    assert (
        Batch(Record(1, "value", 0, b"{}"), "native", tree, translated=True).text == b'{"a":1.50}'
    )
