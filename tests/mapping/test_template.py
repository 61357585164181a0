"""What is filled in is what the rules make of every event; the whole is compared in
`tests/test_pipeline.py` on any values."""

from inspector import mapping
from inspector.model.json import Json, encode
from inspector.model.mapping import Mapping, MappingSettings
from tests import shop
from tests.mapping.test_recipe import BOOK

SETTINGS = MappingSettings()


def event(*items: Json, number: int = 0, **parts: Json) -> shop.Event:
    """One event of a batch of a known user."""
    parts = {"user_identities": {"customer_id": "c"}, **parts}
    return shop.event_in(encode({"events": list(items), **parts}), number)


def filled(example: shop.Event, other: shop.Event) -> Mapping:
    """The mapping of `other` by the example of `example`."""
    recipes = mapping.Recipes(BOOK, SETTINGS)
    read = recipes.read(other, recipes.around(other.batch))
    return recipes.template(example, read.recipe).fill(other, read.laid)


def agree(example: shop.Event, other: shop.Event) -> Mapping:
    """The same, which is that of the rules."""
    found = filled(example, other)
    assert found == mapping.map_event(other, BOOK, SETTINGS)
    return found


def test_values_go_where_those_of_the_example_went() -> None:
    """Through the same transforms; lists and added fields included."""
    found = agree(event(shop.PURCHASE), event(shop.PURCHASE))
    assert found.requests[0].body["type"] == "event"
    found = agree(
        event(shop.bought("purchase", "9.90", 3), user_attributes={"plan": "gold"}),
        event(shop.bought("purchase", "8", 4), user_attributes={"plan": "none"}),
    )
    assert found.requests[0].body["attributes"] == {"plan": "none"}
    assert b'"Products":[{"Id":"sku-1","Price":8.0,"Quantity":4}]' in found.requests[1].encoded()


def test_links_and_findings_follow_the_event_through_its_batch() -> None:
    """Pointers into the event move; those around it stay."""
    first, second = shop.custom("A", x={"o": 1}), shop.custom("B", x={"o": 2})
    found = agree(event(first), event(first, second, number=1))
    assert "/events/1/data/event_name" in {at for link in found.links for at in link.sources}
    assert ("/user_identities/customer_id",) in [link.sources for link in found.links]
    assert found.findings[-1].pointers == ("/events/1/data/custom_attributes/x",)
    assert found.findings[-1].values["value"] == '{"o":2}'


def test_many_events_in_a_batch_are_not_all_remembered() -> None:
    """The same comes out when what was known was forgotten."""
    items: list[Json] = [shop.custom("A", n=n) for n in range(120)]
    recipes = mapping.Recipes(BOOK, SETTINGS)
    first = event(*items)
    template = recipes.template(first, recipes.read(first, recipes.around(first.batch)).recipe)
    for number in (*range(120), 7):
        other = event(*items, number=number)
        read = recipes.read(other, recipes.around(other.batch))
        assert template.fill(other, read.laid) == mapping.map_event(other, BOOK, SETTINGS)


def test_an_event_that_is_not_sent_becomes_nothing() -> None:
    """But it has its links, and what is wrong is told with its own name."""
    off = MappingSettings(commerce=False)
    recipes = mapping.Recipes(BOOK, off)
    one, other = event(shop.promoted("view")), event(shop.promoted("click"))
    read = recipes.read(other, recipes.around(other.batch))
    assert recipes.template(one, read.recipe).fill(other, read.laid) == mapping.map_event(
        other, BOOK, off
    )
