"""Events as columns: a few numbers for each, and every text only once.

An event takes 28 bytes here, a record 25; a million events take what a thousand decoded ones would.
Columns only ever grow at their end; one thread appends, others may read what they have seen.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from inspector.index.arrays import Column, Interned, Numbers
from inspector.index.identities import People
from inspector.index.row import OTHER, Row
from inspector.model.batch import Record
from inspector.model.problems import Severity, Verdict

NO_TIME = -(2**63)
"""What the time column holds for an event without one."""
LATEST = 2**63 - 1
"""Times beyond 64 bits are cut to this here; `Columns.odd_times` has what they were."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is known of an event once it was judged. Few events differ in it."""

    verdict: Verdict
    badge: str
    codes: tuple[str, ...]
    severity: Severity | None
    prefix: str = ""
    """What stands before the event's own name in `maps_to`, where that ends with it."""
    maps_to: str = ""
    """`maps_to` where it does not."""

    def target(self, name: str) -> str:
        """`Row.maps_to` of an event called `name`."""
        return f"{self.prefix}{name}" if self.prefix else self.maps_to


def ruling_of(row: Row) -> Ruling | None:
    """The ruling in a row, None where it was not judged yet."""
    if row.verdict is None:
        return None
    head, dot, tail = row.maps_to.partition(" · ")
    own = bool(dot) and tail == row.name
    return Ruling(
        row.verdict,
        row.badge,
        row.codes,
        row.severity,
        prefix=head + dot if own else "",
        maps_to="" if own else row.maps_to,
    )


class Words:
    """The texts of one source, each once."""

    def __init__(self) -> None:
        self.types: Interned[str] = Interned()
        self.names: Interned[str] = Interned()
        self.environments: Interned[str] = Interned()
        self.people = People()
        self.rulings: Interned[Ruling | None] = Interned(None)
        """Number 0: not judged yet."""

    @property
    def tables(self) -> dict[str, Interned[Any]]:
        """What the numbers in a column stand for, by its name."""
        return {
            "type": self.types,
            "name": self.names,
            "environment": self.environments,
            "people": self.people,
            "ruling": self.rulings,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """The next records of a source with their rows, as columns."""

    records: dict[str, Numbers]
    rows: dict[str, Numbers]
    counts: Numbers
    """How many rows each record has."""
    done: int
    """Bytes of the source read so far."""
    odd_times: dict[int, int] = field(default_factory=dict)
    """Row within the part → its time, where 64 bits do not hold it."""
    batch_ids: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Record within the part → its ids, where they are not read from its text again."""
    kept: tuple[Record, ...] = ()
    """Records that the source has to hold, and other traffic to count."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of some rows in a row."""

    start: int
    rulings: Numbers


RECORD_KINDS = {"number": "u4", "line": "u4", "offset": "i8", "length": "u4", "people": "u4",
                "environment": "u1"}  # fmt: skip
ROW_KINDS = {"event": "i4", "type": "u4", "name": "u4", "time": "i8", "ruling": "u4"}


class Columns:
    """All rows of one source."""

    def __init__(self) -> None:
        self._records = {name: Column(kind) for name, kind in RECORD_KINDS.items()}
        self._rows = {name: Column(kind) for name, kind in ROW_KINDS.items()}
        self._record = Column("u4")
        self._first = Column("u4")
        self.odd_times: dict[int, int] = {}
        self.batch_ids: dict[int, tuple[str, ...]] = {}
        self.others = 0
        """How many rows are other traffic."""

    def __len__(self) -> int:
        return len(self._record)

    @property
    def records(self) -> int:
        """How many records."""
        return len(self._first)

    def of_record(self, name: str) -> Numbers:
        """A column with a value for each record (`RECORD_KINDS`)."""
        return self._records[name].all

    def of_row(self, name: str) -> Numbers:
        """A column with a value for each row (`ROW_KINDS`)."""
        return self._rows[name].all

    @property
    def record(self) -> Numbers:
        """For each row, which record it is of (its place, not its number)."""
        return self._record.all

    @property
    def first(self) -> Numbers:
        """For each record, its first row."""
        return self._first.all

    def append(self, part: Part) -> None:
        """Adds a part."""
        rows, records = len(self), self.records
        self.others += int(np.count_nonzero(part.rows["event"] == OTHER))
        for name, column in self._records.items():
            column.append(part.records[name])
        for name, column in self._rows.items():
            column.append(part.rows[name])
        ends = np.cumsum(part.counts)
        self._first.append(rows + ends - part.counts)
        self._record.append(np.repeat(np.arange(records, records + len(ends)), part.counts))
        self.odd_times.update((rows + row, time) for row, time in part.odd_times.items())
        self.batch_ids.update((records + place, ids) for place, ids in part.batch_ids.items())

    def place(self, number: int) -> int:
        """The place of the record with this number. Raises LookupError where there is none."""
        numbers = self.of_record("number")
        if not 0 <= number < 2**32:
            raise LookupError(f"there is no record {number}")
        # In the column's own type: in another, a million numbers would be converted first.
        place = int(np.searchsorted(numbers, numbers.dtype.type(number)))
        if place == len(numbers) or int(numbers[place]) != number:
            raise LookupError(f"there is no record {number}")
        return place

    def settle(self, start: int, rulings: Numbers) -> None:
        """Puts down the rulings of the rows from `start` on."""
        self.of_row("ruling")[start : start + len(rulings)] = rulings

    def forget_rulings(self) -> None:
        """No row is judged any more."""
        self.of_row("ruling")[:] = 0
