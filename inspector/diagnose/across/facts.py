"""What is remembered of every batch and event: numbers, so that a million take some megabytes."""

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from inspector.diagnose.across.found import Numbers

NO_TIME = -(2**63)
"""What the time column holds for an event without one that 64 bits hold."""

BATCH_KINDS = {
    "first": "u4", "count": "u4", "customer": "u8", "email": "u8", "mpid": "u8", "device": "u8",
    "request": "u8", "shape": "u4", "marks": "u1",
}  # fmt: skip
EVENT_KINDS = {"time": "i8", "session": "u8", "message": "u8", "content": "u8", "shape": "u4"}

HAS_EVENTS = 1
HAS_ATTRIBUTES = 2
OUTBOUND = 4
"""mParticle itself made the batch, to hand it on."""
HAS_DEVICE = 8
CHANGES_ATTRIBUTES = 16
"""One of its events says that an attribute of the user changed."""
CHANGES_IDENTITIES = 32


def digest(data: bytes) -> int:
    """A number that stands for some bytes, the same in every process."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


@lru_cache(1 << 14)
def key(text: str) -> int:
    """A number that stands for a text, the same in every process. Those of one user and one session
    come again and again."""
    return digest(text.encode(errors="replace"))


class Change(NamedTuple):
    """An event that says that an identity changed."""

    batch: int
    row: int
    identity: str
    """Its canonical name."""
    old: int
    new: int
    """Keys of the values; 0 for none."""


class Attribute(NamedTuple):
    """An attribute with the type one value of it has."""

    side: str
    """`event` or `user`."""
    name: str
    type: str


@dataclass(slots=True)
class Facts:
    """Everything that was gathered of one source."""

    batches: dict[str, Numbers]
    events: dict[str, Numbers]
    """Rows of events; a batch without events has a row as well, and nothing in it."""
    rows: Numbers
    """The place of each event in the source."""
    batch: Numbers
    """For each event, which batch it is of."""
    changes: tuple[Change, ...] = ()
    shapes: tuple[tuple[Attribute, ...], ...] = ()
    """Sets of attributes with their types; batches and events have their number."""
    examples: dict[Attribute, str] = field(default_factory=dict)
    """A value for each attribute of each type."""

    def marked(self, mark: int) -> Numbers:
        """The batches with a mark, as a mask."""
        found: Numbers = (self.batches["marks"] & mark) != 0
        return found

    def rows_of(self, batches: Numbers) -> Numbers:
        """The places of all events of some batches (a mask), in order."""
        found: Numbers = self.rows[batches[self.batch]]
        return found


def column(values: list[int], kind: str) -> Numbers:
    """Numbers as a column."""
    return np.array(values, kind)
