"""A share of every documented limit, and never more than was asked for."""

import pytest

from inspector.sending.limits import Limits, limits, part_of


def test_half_leaves_room() -> None:
    """Half of the partner path, of users, events and bulk, and of what one user may get."""
    half = limits(50)
    assert half.requests == 7_500
    assert half.user_rate(1) == 2_500
    by_family = {name: [each.per_minute for each in of] for name, of in half.families.items()}
    assert by_family == {"customer": [5_000], "event": [15_000], "transition": [30_000, 30_000]}


def test_a_rate_only_lowers() -> None:
    """Nobody gets above the share by asking."""
    assert limits(100).requests == 15_000
    assert limits(100, 600).requests == 600
    assert limits(50, 15_000).requests == 7_500


def test_a_part_is_something() -> None:
    """One percent of little is still one."""
    assert part_of(50, 1) == 1


@pytest.mark.parametrize(
    ("events", "rate"),
    [(1, 2_500), (5_000, 2_500), (5_001, 1_000), (25_001, 416), (50_001, 34), (10**6, 34)],
)
def test_no_window_of_a_user_is_overfilled(events: int, rate: int) -> None:
    """Many events for one user go as slowly as the longest window they could overfill asks."""
    half = limits(50)
    assert half.user_rate(events) == rate
    for each in half.users:
        assert min(events, rate * each.minutes) <= each.events // 2


def test_without_limits_for_a_user_there_is_none() -> None:
    """As fast as everything else."""
    assert Limits(60).user_rate(10**6) == 0
