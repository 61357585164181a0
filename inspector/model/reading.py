"""A value that decides something about an event beyond its structure."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """What of the values at a place matters: where that is equal, so is the outcome."""

    place: str
    """`event:` or `batch:` and a pointer into the event or its batch, the last step of which may be
    `*` for any; or `request:` and a pointer into a request, which stands for everything that is
    written there or below."""
    matters: Callable[[Any], Hashable]
    types: tuple[type, ...] = ()
    """Types of which values may matter, where not all do: a type is part of the structure."""
    together: bool = False
    """Whether the question is put once, to all values there in a row."""
