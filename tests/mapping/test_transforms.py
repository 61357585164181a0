"""Single values on their way."""

from decimal import Decimal

import pytest
from hypothesis import given

from inspector.mapping.transforms import TRANSFORMS, Context, Lossy, Refusal
from inspector.model.json import Json
from inspector.model.mapping import ActionNames, MappingSettings
from tests import shop

PLAIN = Context(MappingSettings(), {"ios": "iOS", "1": "view"})
TITLED = Context(MappingSettings(action_names=ActionNames.TITLE), {})
OBJECTS = Context(MappingSettings(objects=True), {})


@pytest.mark.parametrize(
    ("name", "value", "context", "expected"),
    [
        ("same", None, PLAIN, None),
        ("string", Decimal("149.90"), PLAIN, "149.90"),
        ("string", 2**70, PLAIN, str(2**70)),
        ("string", True, PLAIN, "true"),
        ("string", [1], PLAIN, Refusal("value.not_scalar")),
        ("double", 49, PLAIN, Decimal("49.0")),
        ("double", "9.99", PLAIN, Decimal("9.99")),
        ("double", True, PLAIN, Refusal("value.not_number")),
        ("double", "NaN", PLAIN, Refusal("value.not_number")),
        ("integer", Decimal("3.0"), PLAIN, 3),
        ("integer", Decimal("2.5"), PLAIN, Lossy(2, "value.fraction_cut")),
        ("integer", Decimal("1E+40"), PLAIN, Refusal("value.not_number")),
        ("iso_time", 0, PLAIN, "1970-01-01T00:00:00.000Z"),
        ("iso_time", -1, PLAIN, "1969-12-31T23:59:59.999Z"),
        ("iso_time", 10**18, PLAIN, Refusal("time.unreadable")),
        ("iso_time", "1", PLAIN, Refusal("time.unreadable")),
        ("iso_time", True, PLAIN, Refusal("time.unreadable")),
        ("offset_seconds", Decimal("5.75"), PLAIN, 20_700),
        ("offset_seconds", -15, PLAIN, -54_000),
        ("offset_seconds", Decimal("15.1"), PLAIN, Refusal("time.offset")),
        ("choice", "IOS", PLAIN, "iOS"),
        ("choice", "beos", PLAIN, Refusal()),
        ("action_name", "add_to_cart", PLAIN, "add_to_cart"),
        ("action_name", "add_to_cart", TITLED, "Add To Cart"),
        ("promotion_name", 1, PLAIN, "view"),
        ("promotion_name", "click", PLAIN, "click"),
        ("attribute", {"a": 1}, PLAIN, Refusal("value.object")),
        ("attribute", [{"a": 1}], PLAIN, Refusal("value.object")),
        ("attribute", [{"a": 1}], OBJECTS, [{"a": 1}]),
        ("attribute", ["a", 1], PLAIN, ["a", 1]),
    ],
)
def test_a_transform(name: str, value: Json, context: Context, expected: object) -> None:
    """A value and what it becomes, or the problem that stands in the way."""
    result = TRANSFORMS[name](value, context)

    assert result == expected
    assert type(result) is type(expected)


@given(shop.values)
def test_no_transform_ever_raises(value: Json) -> None:
    """Any value is either sent or refused."""
    for transform in TRANSFORMS.values():
        transform(value, PLAIN)
