"""Questions follow a value into the request."""

import pytest

from inspector import mapping
from inspector.mapping.probe import Field, Probe
from inspector.model.json import Json, encode, text_of
from inspector.model.mapping import MappingSettings
from inspector.model.reading import Reading
from tests import shop
from tests.mapping.test_recipe import BOOK

READING = Reading("request:/attributes", lambda value: f"asked {text_of(value)}")


def field(rule_id: str, *path: str) -> Field:
    """A value that goes through a rule's transform."""
    rule = next(rule for rule in BOOK.rules if rule.row.id == rule_id)
    return Field(7, rule, (path,), MappingSettings())


def probes(one: Field, value: Json, reading: Reading = READING) -> list[Probe]:
    """What is asked about values like this one."""
    return list(one.probes(value, [(3, reading)]))


def test_a_reading_is_asked_of_what_is_written_at_its_place_or_below() -> None:
    """And of nothing else."""
    rule = "user.attribute"
    assert [p.place for p in probes(field(rule, "attributes", "plan"), "x")] == [7]
    assert [p.place for p in probes(field(rule, "attributes"), "x")] == [7]
    assert probes(field(rule, "attributes_too"), "x") == []


def test_it_is_asked_about_the_value_that_is_sent() -> None:
    """A price that becomes text is a text; one that is refused says nothing."""
    (text,) = probes(field("product.total", "attributes", "Total"), 5)
    assert text.ask(9) == "asked 9"
    fate, number = probes(field("product.price", "attributes", "Price"), "9.90")
    assert number.ask("8") == "asked 8.0"
    assert number.ask("free") is None
    assert fate.ask("8") != fate.ask("free")


@pytest.mark.parametrize(("types", "count"), [((str,), 1), ((dict,), 0), ((), 1)])
def test_types_that_cannot_matter_are_not_asked(types: tuple[type, ...], count: int) -> None:
    """The type that is sent counts, not the one that came."""
    reading = Reading("request:/attributes", str, types)
    assert len(probes(field("product.total", "attributes", "Total"), 5, reading)) == count


def test_recipes_take_readings_of_the_event_and_of_its_batch() -> None:
    """Exact places, and any key of an object."""
    readings = (
        Reading("event:/data/event_id", bool),
        Reading("batch:/user_identities/*", bool, (str,)),
    )
    recipes = mapping.Recipes(BOOK, MappingSettings(), readings)

    def read(event_id: int, email: Json) -> tuple[object, ...]:
        item: Json = {"event_type": "opt_out", "data": {"event_id": event_id, "other": event_id}}
        one = shop.event_in(encode({"events": [item], "user_identities": {"email": email}}))
        around = recipes.around(one.batch)
        recipe, values = recipes.find(one, around)
        return recipe, recipe.read(values, around)

    assert read(1, "a") == read(2, "b")
    assert read(1, "a") != read(0, "a")
    assert read(1, "a") != read(1, "")
    assert read(1, 1) == read(1, 2)
