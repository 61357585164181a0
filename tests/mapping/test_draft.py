"""Questions follow a value into the request."""

import pytest

from inspector import mapping
from inspector.mapping.draft import sources_of
from inspector.model.json import Json, encode, resolve, text_of
from inspector.model.mapping import MappingSettings
from inspector.model.reading import Reading
from tests import shop
from tests.mapping.test_recipe import BOOK


def answers(
    reading: Reading, item: Json, **around: Json
) -> tuple[mapping.Recipe, tuple[object, ...]]:
    """What is read of an event if this is asked."""
    recipes = mapping.Recipes(BOOK, MappingSettings(), (reading,))
    one = shop.event_in(encode({"events": [item], **around}))
    read = recipes.read(one, recipes.around(one.batch))
    return read.recipe, read.answers


def asked(reading: Reading, item: Json, **around: Json) -> int:
    """How many questions come of it."""
    recipe, _ = answers(reading, item, **around)
    return sum(sheet.asked for sheet in (recipe.own, recipe.shared))


def told(place: str, item: Json, types: tuple[type, ...] = ()) -> list[Json]:
    """Which values a question at a place is put to."""
    heard: list[Json] = []
    answers(Reading(place, heard.append, types), item, user_attributes={"plan": "gold"})
    return heard


def test_a_question_is_put_to_what_is_written_at_its_place_or_below() -> None:
    """And to nothing else; as it is sent, not as it came."""
    item = shop.bought("purchase", "9.90", 3)
    assert told("request:/attributes", item) == ["gold"]
    assert told("request:/attributes/plan", item) == ["gold"]
    assert told("request:/attributes/pla", item) == []
    below = list(map(text_of, told("request:/actions/0/attributes", item)))
    assert sorted(below) == ["3", "9.90", "sku-1"]
    assert told("request:/actions/0/action", item) == ["purchase"]


def test_what_is_refused_is_not_asked() -> None:
    """That it is refused is an answer of its own."""
    assert "free" not in told("request:/actions/0/attributes", shop.bought("purchase", "free"))


@pytest.mark.parametrize(("types", "count"), [((str,), 1), ((dict,), 0), ((), 1)])
def test_types_that_cannot_matter_are_not_asked(types: tuple[type, ...], count: int) -> None:
    """The type that is sent counts: an id is sent as text."""
    item = shop.bought("purchase")
    item["data"]["product_action"]["transaction_id"] = 5
    place = "request:/actions/0/attributes/TransactionId"
    assert asked(Reading(place, bool, types), item) == count


def test_questions_to_the_event_and_to_its_batch() -> None:
    """Exact places, and any key of an object."""
    item = shop.at("A", 7)
    assert told("event:/data/timestamp_unixtime_ms", item) == [7]
    assert told("event:/data/*", item) == [7, "A"]
    assert told("batch:/user_attributes/*", item) == ["gold"]
    assert told("batch:/user_attributes", item) == [{"plan": "gold"}]
    assert told("batch:/nothing", item) == []


def test_several_may_be_asked_together() -> None:
    """Once, with all values in a row."""
    heard: list[object] = []
    reading = Reading("request:/actions/0/attributes", heard.append, (str,), together=True)
    answers(reading, shop.custom("A", x="1", y="2", z=3))
    assert heard == [("1", "2")]


def test_sources_lead_to_the_values() -> None:
    """First the event's, then those around it."""
    one = shop.event_in(encode({"events": [shop.custom("A", x=[1, {"y": 2}])], "ip": "::1"}))
    found = list(sources_of(one))
    whole = {**one.batch.tree}
    assert all(value == resolve(whole, at) for at, value in found if at)
    assert found[0][0] == "/events/0"
    assert found[-1] == ("/ip", "::1")
