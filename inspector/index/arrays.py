"""Numbers in a row that grow, and values that are kept once and go by their number."""

from collections.abc import Callable
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Numbers: TypeAlias = npt.NDArray[Any]


class _Ids(dict[T, int]):
    """The numbers of values. Asking for a value that is new gives it the next one."""

    def __init__(self, values: list[T]) -> None:
        super().__init__((value, number) for number, value in enumerate(values))
        self._values = values

    def __missing__(self, value: T) -> int:
        self._values.append(value)
        number = self[value] = len(self._values) - 1
        return number


class Interned(Generic[T]):
    """Numbers for values: the same value has the same number, from 0 upwards."""

    def __init__(self, *values: T) -> None:
        self.values: list[T] = list(values)
        self.ids = _Ids(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def id(self, value: T) -> int:
        """The number of `value`, new if need be."""
        return self.ids[value]


class Column:
    """A growing array."""

    def __init__(self, kind: str) -> None:
        self._data: Numbers = np.empty(0, kind)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def all(self) -> Numbers:
        """What there is so far, without a copy. What is written to it is written here."""
        return self._data[: self._count]

    def append(self, values: Numbers) -> None:
        """Adds values at the end."""
        count = self._count + len(values)
        if count > len(self._data):
            grown: Numbers = np.empty(max(count, len(self._data) * 3 // 2, 256), self._data.dtype)
            grown[: self._count] = self.all
            self._data = grown
        self._data[self._count : count] = values
        self._count = count


def run_of(places: Numbers) -> Numbers | slice:
    """Rising places; as a slice where none is left out, since that takes without a copy."""
    if len(places) and int(places[-1]) - int(places[0]) == len(places) - 1:
        return slice(int(places[0]), int(places[-1]) + 1)
    return places


def by_value(values: list[T], test: Callable[[T], bool]) -> Numbers:
    """For each number of an interned table, whether its value passes."""
    return np.fromiter(map(test, values), bool, len(values))
