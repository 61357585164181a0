"""Going over batches."""

from decimal import Decimal

import pytest

from inspector.diagnose.across import Gatherer
from inspector.diagnose.across.facts import NO_TIME, OUTBOUND, Attribute, key
from inspector.diagnose.across.gather import type_of
from inspector.model.json import Json
from tests import shop
from tests.diagnose.across.sources import batches, gathered


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("x", "text"), ("2026-11-23", "date"), (1, "number"), (Decimal("1.5"), "number"),
        (True, "true or false"), (["x"], "list of text"), ({"a": 1}, "object"), (None, ""),
        ([], ""), ({}, ""), ([None], "list of null"),
    ],
)  # fmt: skip
def test_types(value: Json, name: str) -> None:
    """MoEngage's, and nothing for what sends nothing."""
    assert type_of(value) == name


def test_the_same_id_in_any_spelling() -> None:
    """As number or text, under each of its names."""
    both = b"\n".join(
        shop.batch_of(shop.custom(), user_identities={name: "c-1"}, mpid=mpid)
        for name, mpid in (("customer_id", 7), ("customerid", "7"))
    )
    facts, _ = gathered(both)

    assert facts.batches["customer"].tolist() == [key("c-1")] * 2
    assert facts.batches["mpid"].tolist() == [key("7")] * 2


def test_a_row_for_a_batch_without_events() -> None:
    """It has a place in the list, and nothing in it."""
    facts, _ = gathered(b'{"events":[],"batch_id":1,"user_attributes":{"a":1}}')

    assert facts.rows.tolist() == [0]
    assert facts.events["time"].tolist() == [NO_TIME]
    assert facts.marked(OUTBOUND).all()


def test_more_events_than_the_list_shows() -> None:
    """A text that proved to be damaged has another number of rows than the list has."""
    (batch,) = batches(shop.batch_of(shop.custom(), shop.custom()))
    gatherer = Gatherer()
    gatherer.take(batch, 5, 1)

    assert gatherer.facts().rows.tolist() == [5]


def test_times_beyond_64_bits_are_none() -> None:
    """They cannot be compared."""
    facts, _ = gathered(shop.batch_of(shop.at("x", 10**30)))

    assert facts.events["time"].tolist() == [NO_TIME]


def test_attributes_are_kept_with_an_example() -> None:
    """Of each type the first one."""
    facts, _ = gathered(shop.batch_of(shop.custom(a=1), shop.custom(a=2), shop.custom(a="x")))

    assert facts.examples[Attribute("event", "a", "number")] == "1"
    assert facts.examples[Attribute("event", "a", "text")] == "x"


def test_many_batches_are_packed_on_the_way() -> None:
    """Nothing is lost between two packs."""
    (batch,) = batches(shop.batch_of(shop.custom()))
    gatherer = Gatherer()
    for row in range(5000):
        gatherer.take(batch, row, 1)

    assert gatherer.facts().rows.tolist() == list(range(5000))
