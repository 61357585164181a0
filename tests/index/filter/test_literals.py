"""Moments, sizes and numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index.filter.keys import Kind
from inspector.index.filter.literals import bounds
from tests.index.filter.helpers import NOON_MS, TODAY

DAY = NOON_MS - 12 * 3_600_000


@pytest.mark.parametrize(
    ("written", "first", "lasts"),
    [
        ("2026-11-23", DAY, 86_400_000),
        ("12:00", NOON_MS, 60_000),
        ("9:05", DAY + (9 * 60 + 5) * 60_000, 60_000),
        ("12:00:01", NOON_MS + 1000, 1000),
        ("12:00:00.5", NOON_MS + 500, 1),
        ("12:00+02:00", NOON_MS - 7_200_000, 60_000),
        ("2026-11-23t12:00:00z", NOON_MS, 1000),
        ("2026-11-23 12:00", NOON_MS, 60_000),
        ("1795435200000", NOON_MS, 1),
        ("1969-12-31", -86_400_000, 86_400_000),
    ],
)
def test_a_moment_lasts_as_long_as_it_is_written(written: str, first: int, lasts: int) -> None:
    """`time:12:00` is that whole minute, in UTC as the list shows it."""
    assert bounds(Kind.TIME, written, TODAY) == (first, first + lasts - 1)


@pytest.mark.parametrize(
    ("written", "size"),
    [("900", 900), ("1kb", 1024), ("1.5k", 1536), ("2 mb", 2 * 1024**2), ("1g", 1024**3), ("0", 0)],
)
def test_a_size_counts_as_the_limits_do(written: str, size: int) -> None:
    """128 KB is 131,072 bytes."""
    assert bounds(Kind.SIZE, written, TODAY) == (size, size)


def test_a_number_keeps_its_digits() -> None:
    """No float on the way."""
    assert bounds(Kind.ATTRIBUTE, "49.90", TODAY)[0] == Decimal("49.90")


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Kind.TIME, "noon"), (Kind.TIME, "25:00"), (Kind.TIME, "2026-02-30"), (Kind.TIME, "2026"),
        (Kind.TIME, "2026-11-23x12:00"), (Kind.TIME, "12:00+99:00"), (Kind.TIME, "z"),
        (Kind.SIZE, "-1"), (Kind.SIZE, "kb"), (Kind.SIZE, "1tb"),
        (Kind.ATTRIBUTE, "nan"), (Kind.ATTRIBUTE, "1_0"),
    ],
)  # fmt: skip
def test_what_is_no_number(kind: Kind, written: str) -> None:
    """Is refused, for the sentence to say."""
    with pytest.raises(ValueError, match=r"."):
        bounds(kind, written, TODAY)


@given(st.sampled_from(Kind), st.text(alphabet="0123456789:-+.tzTZ kmb", max_size=26))
def test_anything_else_is_refused_the_same_way(kind: Kind, written: str) -> None:
    """Two numbers in order, or one of the two errors."""
    try:
        first, last = bounds(kind, written, TODAY)
    except (ValueError, OverflowError):
        first, last = 0, 0

    assert first <= last
