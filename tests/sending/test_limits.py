"""A share of every documented limit, and never more than was asked for."""

from inspector.sending.limits import limits, part_of


def test_half_leaves_room() -> None:
    """Half of the partner path, of users, events and bulk, and of what one user may get."""
    half = limits(50)
    assert half.requests == 7_500
    assert half.user == 2_500
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
