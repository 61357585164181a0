"""Which values of an event decide how it maps."""

from decimal import Decimal

import pytest

from inspector import mapping
from inspector.model.json import Json, encode
from inspector.model.mapping import MappingSettings
from inspector.storage import resources
from tests import shop

BOOK = mapping.load({name: resources.read(name) for name in resources.names("mapping")})


def event(item: Json, **parts: Json) -> shop.Event:
    """One event in a batch."""
    return shop.event_in(encode({"events": [item], **parts}))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"a": 1}, {"a": 2}, True),
        ({"a": 1}, {"a": "1"}, False),
        ({"a": 1}, {"a": Decimal(1)}, False),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ({"a": {}}, {"a": []}, False),
        ({"a": {}}, {"a": None}, False),
        ({"a": [1, 2]}, {"a": [3, 4]}, True),
        ({"a": [1, 2]}, {"a": [1]}, False),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, True),
        (["a", "b"], {"a": "b"}, False),
    ],
)
def test_structure_is_keys_and_types(one: Json, other: Json, alike: bool) -> None:
    """Values do not matter; order does, because the target's may follow it."""
    assert (mapping.structure(one) == mapping.structure(other)) is alike


def test_deciding_values_choose_the_type_or_name_what_changes() -> None:
    """The action of a commerce event, the name of a changed attribute."""
    purchase, refund = event(shop.bought("purchase")), event(shop.bought("refund"))
    plan, city = event(shop.change("plan", 1)), event(shop.change("city", 1))

    assert mapping.deciding(purchase, BOOK) != mapping.deciding(refund, BOOK)
    assert mapping.deciding(plan, BOOK) != mapping.deciding(city, BOOK)
    assert mapping.deciding(event(shop.custom("A")), BOOK) == mapping.deciding(
        event(shop.custom("B")), BOOK
    )


def test_a_value_that_a_transform_refuses_reads_otherwise() -> None:
    """One price is a number, the other only looks like a text for one."""
    good, also, bad = (event(shop.bought("click", price)) for price in ("9.90", "8", "free"))
    sense = mapping.sense(good, BOOK, MappingSettings())

    assert sense.read(good) == sense.read(also)
    assert sense.read(good) != sense.read(bad)


def test_fields_that_lead_to_one_place_are_compared() -> None:
    """Two spellings of the customer id merge or collide."""
    same = event(shop.custom(), user_identities={"customer_id": "a", "customerid": "a"})
    other = event(shop.custom(), user_identities={"customer_id": "a", "customerid": "b"})
    sense = mapping.sense(same, BOOK, MappingSettings())

    assert sense.read(same) != sense.read(other)


def test_the_name_in_moengage_is_read() -> None:
    """The list shows it."""
    one = event(shop.custom("A"))
    sense = mapping.sense(one, BOOK, MappingSettings())

    assert sense.action(event(shop.custom("B"))) == "B"
    assert (
        mapping.sense(event({"event_type": "opt_out"}), BOOK, MappingSettings()).action(one) is None
    )
