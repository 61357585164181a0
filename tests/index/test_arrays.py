"""Arrays grow, values are kept once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.arrays import Column, Interned, by_value, run_of


def test_the_same_value_has_the_same_number() -> None:
    """From 0 upwards, in the order they came."""
    words: Interned[str] = Interned("a")
    assert [words.id(value) for value in ("b", "a", "b", "c")] == [1, 0, 1, 2]
    assert words.values == ["a", "b", "c"]
    assert len(words) == 3


def test_a_column_grows_and_keeps_what_it_has() -> None:
    """Also where a view of it was taken before."""
    column = Column("u4")
    column.append(np.arange(3))
    before = column.all
    column.append(np.arange(1000))
    assert list(before) == [0, 1, 2]
    assert len(column) == 1003
    assert list(column.all[:5]) == [0, 1, 2, 0, 1]


def test_values_are_asked_once_each() -> None:
    """In their order."""
    assert list(by_value(["a", "bb", ""], lambda value: len(value) > 1)) == [False, True, False]


@given(st.lists(st.integers(0, 20), unique=True).map(sorted))
def test_a_run_takes_what_its_places_take(places: list[int]) -> None:
    """Whether any is left out or none."""
    values, at = np.arange(21), np.array(places, "u4")
    assert values[run_of(at)].tolist() == places
    together = bool(places) and places == list(range(places[0], places[-1] + 1))
    assert isinstance(run_of(at), slice) is together
