"""A transform for one type is the transform."""

from collections.abc import Hashable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.mapping.by_type import step
from inspector.mapping.transforms import TRANSFORMS, Context, Result
from inspector.model.json import Json, encode
from inspector.model.mapping import ActionNames, MappingSettings
from tests import shop

CONTEXTS = (
    Context(MappingSettings(), {"ios": "iOS", "1": "view"}),
    Context(MappingSettings(objects=True, action_names=ActionNames.TITLE), {}),
)
VALUES = st.one_of(
    shop.values,
    st.sampled_from(("iOS", "android", "1", "add_to_cart", "12.5", "-0", "")),
    st.integers(-(10**15), 10**15),
    st.decimals(allow_nan=False, allow_infinity=False),
)


def told(result: Result) -> Hashable:
    """A result to the last digit, with its type."""
    exact = str(result) if isinstance(result, Decimal) else repr(result)
    return type(result), exact


@pytest.mark.parametrize("name", TRANSFORMS)
@given(value=VALUES)
def test_it_gives_what_the_transform_gives(name: str, value: Json) -> None:
    """Twice in a row as well: some remember what they gave."""
    for context in CONTEXTS:
        wanted = told(TRANSFORMS[name](value, context))
        own = step(name, type(value), context)
        assert [told(own(value)), told(own(value))] == [wanted] * 2


def test_equal_numbers_that_are_written_differently_stay_apart() -> None:
    """What is remembered is found by equality, and 1.0 equals 1.00."""
    for text in ("1.0", "1.00"):
        assert encode(step("string", Decimal, CONTEXTS[0])(Decimal(text))) == f'"{text}"'.encode()
