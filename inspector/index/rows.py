"""Rows of several sources as one sequence, each made of its columns when it is asked for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.row import Row
from inspector.index.source import Source
from inspector.model.delivery import EventKey

REMEMBERED = 500
"""Rows kept once they were made: some screens full, since each is painted cell by cell."""


class Rows(Sequence[Row]):
    """A list of places in sources. Grows at its end only."""

    def __init__(self, parts: Iterable[tuple[Source, Numbers]] = ()) -> None:
        self._sources: list[Source] = []
        self._numbers: list[Numbers] = []
        self._starts: list[int] = []
        self._count = 0
        self._made: dict[int, Row] = {}
        for source, numbers in parts:
            self.append(source, numbers)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._count))]
        index = index + self._count if index < 0 else index
        found = self._made.get(index)
        if found is None:
            source, number = self.locate(index)
            if len(self._made) >= REMEMBERED:
                self._made.clear()
            found = self._made[index] = source.row(number)
        return found

    def __iter__(self) -> Iterator[Row]:
        for source, numbers in self.parts():
            yield from (source.row(int(number)) for number in numbers)

    def parts(self) -> Iterator[tuple[Source, Numbers]]:
        """The stretches that are of one source each, with the places of their rows there."""
        return zip(self._sources, self._numbers, strict=True)

    def append(self, source: Source, numbers: Numbers) -> None:
        """Adds rows of a source, by their places there in rising order."""
        if len(numbers):
            self._sources.append(source)
            self._numbers.append(numbers)
            self._starts.append(self._count)
            self._count += len(numbers)

    def extend(self, other: "Rows", start: int) -> None:
        """Adds the rows of `other` from `start` on."""
        for (source, numbers), first in zip(other.parts(), other._starts, strict=True):
            self.append(source, numbers[max(0, start - first) :])

    def forget(self) -> None:
        """What was made of the columns is made again: they say something else now."""
        self._made.clear()

    def locate(self, index: int) -> tuple[Source, int]:
        """The source of a row, and its place there."""
        if not 0 <= index < self._count:
            raise IndexError(index)
        part = bisect_right(self._starts, index) - 1
        return self._sources[part], int(self._numbers[part][index - self._starts[part]])

    def key(self, index: int) -> EventKey:
        """The key of a row, without making it."""
        source, number = self.locate(index)
        return source.key(number)

    def find(self, key: EventKey) -> int | None:
        """Where the row of an event stands, None where it is not among these."""
        source = next((each for each in self._sources if each.id == key.source), None)
        try:
            number = source.find(key) if source else -1
        except LookupError:
            return None
        for each, numbers, start in zip(self._sources, self._numbers, self._starts, strict=True):
            if each is source and numbers[0] <= number <= numbers[-1]:
                at = int(np.searchsorted(numbers, numbers.dtype.type(number)))
                if int(numbers[at]) == number:
                    return start + at
        return None

    def continues(self, other: "Rows") -> bool:
        """Whether these are the rows of `other`, and perhaps more behind them."""
        count = len(other)
        pairs = zip(self._flat(), other._flat(), strict=True)
        return count <= len(self) and all(np.array_equal(a[:count], b) for a, b in pairs)

    def _flat(self) -> tuple[Numbers, Numbers]:
        none = np.zeros(0, "u4")
        ids = [np.full(len(numbers), source.id, "u4") for source, numbers in self.parts()]
        return np.concatenate([none, *ids]), np.concatenate([none, *self._numbers])
