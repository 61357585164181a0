"""A check says which values decide what it finds."""

from inspector.diagnose.checks import CHECKS, Check, World, readings
from inspector.diagnose.checks.decided import decided_by
from inspector.model.mapping import MappingSettings
from tests.diagnose.test_names import NAMES

WORLD = World(MappingSettings(), NAMES)


def test_every_check_declares_what_decides() -> None:
    """Places begin with what they are in."""
    for check in CHECKS:
        assert isinstance(check, Check)
        assert all(place.startswith(("event:/", "batch:/", "request:/")) for place in check.places)
    assert {reading.place for reading in readings(WORLD)} >= {"batch:/mpid", "request:/customer_id"}


def test_a_question_is_put_in_a_world() -> None:
    """At every place; where nothing matters in that world, it is not put."""
    find = decided_by("batch:/a", "batch:/b", asked=lambda world: lambda value: (world, value))
    asked = list(find(lambda _: ()).readings(WORLD))
    assert [(each.place, each.matters(1)) for each in asked] == [
        ("batch:/a", (WORLD, 1)), ("batch:/b", (WORLD, 1))
    ]  # fmt: skip
    assert list(decided_by("batch:/a")(lambda _: ()).readings(WORLD)) == []
