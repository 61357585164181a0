"""A column of times answers as each time does."""

import numpy as np
import pytest

from inspector.index.columns import NO_TIME
from inspector.index.filter import Term, parse
from inspector.index.times import within
from tests import shop

TIMES = [None, 0, shop.NOON_MS - 1, shop.NOON_MS, shop.NOON_MS + 1, shop.NOON_MS + 86_400_000]


@pytest.mark.parametrize("op", [">", "<", ">=", "<=", ":", "="])
@pytest.mark.parametrize("asked", ["2026-11-24T12:00", "2026-11-24", "any"])
def test_a_column_answers_as_each_time(op: str, asked: str) -> None:
    """No time meets no condition."""
    term = parse(f"time{op if asked != 'any' else ':'}{asked}").plan
    assert isinstance(term, Term)
    column = np.array([NO_TIME if time is None else time for time in TIMES], "i8")
    expected = [time is not None and term.compare(time) for time in TIMES]
    assert within(term, column).tolist() == expected
