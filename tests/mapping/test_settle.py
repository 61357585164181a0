"""The fate of one claim."""

from inspector.mapping.settle import says_something
from tests import shop


def test_explicit_nulls_and_empty_containers_are_no_loss() -> None:
    """The web SDK writes null for what it does not have; nobody misses it."""
    event = shop.custom()
    event["data"] |= {"location": None, "shopping_cart": {}, "custom_flags": {"a": [None]}}
    inspection = shop.inspect(event)

    assert inspection.lost == 0
    assert "field.dropped" not in shop.codes(inspection)


def test_what_says_something() -> None:
    """Nulls and emptiness do not, however deep."""
    assert says_something({"a": [{"b": ""}]})
    assert not says_something({"a": [{"b": None}], "c": {}})
