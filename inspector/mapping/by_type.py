"""The transforms for values of one type. The structure of an event says which type a value has, so
the questions that every transform asks first are answered before any event is read."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any

from inspector.mapping.transforms import TRANSFORMS, Context, Result, iso

Step = Callable[[Any], Result]
_FEW = ("choice", "action_name", "promotion_name", "offset_seconds")
"""Transforms of values of which a source has few."""
_REMEMBERED = 1_000
_TEXTS = (int, Decimal)


def step(name: str, kind: type, context: Context) -> Step:
    """What the transform `name` does to a value of type `kind`."""
    if name == "string" and kind in _TEXTS:
        return str
    if name == "iso_time" and kind is int:
        return iso
    if name == "double" and kind is Decimal:
        return partial(_double, context)
    transform = TRANSFORMS[name]
    if name in _FEW and kind in (int, str):
        return lru_cache(_REMEMBERED)(lambda value: transform(value, context))
    return lambda value: transform(value, context)


def _double(context: Context, number: Decimal) -> Result:
    # Digits behind a point are the rule, and they are seen in the text soonest.
    return number if "." in str(number) else TRANSFORMS["double"](number, context)
