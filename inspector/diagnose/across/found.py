"""What a check finds in a source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Numbers: TypeAlias = npt.NDArray[Any]

MOST_CASES = 50
"""Cases that are kept one by one. All of them count, and all their events can be shown."""


class Who(NamedTuple):
    """A word that stands in an event of the source and is looked up there when it is shown."""

    row: int
    identity: str
    """Its canonical name, such as `customer_id`."""


@dataclass(frozen=True, slots=True)
class Case:
    """One user, one minute, one attribute that has the problem."""

    subject: str | Who
    """What it is about."""
    rows: Numbers
    """The events that show it, by their places in the source, in order."""
    others: tuple[str | Who, ...] = ()
    """What contradicts each other, as far as a sentence can hold it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of the source, with every event that shows it."""

    code: str
    rows: Numbers
    """Places of the events in the source, in order."""
    cases: tuple[Case, ...] = ()
    """The largest first."""
    count: int = 0
    """How many cases there are, kept or not."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the catalogue's sentence needs beyond the cases."""


def in_order(rows: Numbers) -> Numbers:
    """Places, each once, in order."""
    return np.unique(rows).astype("u4")
