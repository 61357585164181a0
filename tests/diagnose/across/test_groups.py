"""Finding groups in columns, held against plain loops."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inspector.diagnose.across.found import MOST_CASES
from inspector.diagnose.across.groups import conflicts, distinct, repeats

small = st.integers(0, 4)


@given(st.lists(st.tuples(small, small), max_size=30))
def test_conflicts(pairs: list[tuple[int, int]]) -> None:
    """A key with two values, none counting as no value."""
    by_key = defaultdict(set)
    for key, value in pairs:
        if key and value:
            by_key[key].add(value)
    bad = {key for key, values in by_key.items() if len(values) > 1}
    columns = np.array(pairs, "u8").reshape(-1, 2).T

    mask, groups, count = conflicts(*columns)

    assert mask.tolist() == [key in bad and value != 0 for key, value in pairs]
    assert count == len(groups) == len(bad)
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)
    assert all(group.tolist() == sorted(group.tolist()) for group in groups)


@given(st.lists(small, max_size=30))
def test_repeats(keys: list[int]) -> None:
    """What came before; the first is none."""
    mask, groups, count = repeats(np.array(keys, "u8"))

    assert mask.tolist() == [key != 0 and key in keys[:at] for at, key in enumerate(keys)]
    assert count == len(groups) == sum(keys.count(key) > 1 for key in set(keys) - {0})


def test_the_largest_groups_are_kept() -> None:
    """All count, but a list of thousands is no list."""
    keys = np.repeat(np.arange(1, 100, dtype="u8"), 2)
    mask, groups, count = conflicts(keys, np.arange(1, len(keys) + 1, dtype="u8"))

    assert mask.all()
    assert (len(groups), count) == (MOST_CASES, 99)


def test_distinct_values_are_named_by_their_first_entry() -> None:
    """In order; none is no value."""
    assert list(distinct(np.array([0, 1, 2, 3]), np.array([0, 7, 5, 7]))) == [1, 2]
