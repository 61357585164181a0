"""Events in a minute."""

import numpy as np
import pytest

from inspector.diagnose.across.facts import NO_TIME
from inspector.diagnose.across.rates import minutes, moment, rates
from tests.shop import NOON_MS


def test_minutes_with_events() -> None:
    """In order; the others are not there."""
    times = np.array([NOON_MS + 60_000, NOON_MS + 59_999, NOON_MS, NOON_MS + 180_000, NO_TIME])
    found = minutes(times)

    assert ((found.starts - NOON_MS) // 60_000).tolist() == [0, 1, 3]
    assert found.counts.tolist() == [2, 1, 1]


def test_exactly_those_events() -> None:
    """Of the minute above the limit, by their places, whatever their order."""
    busy = np.full(15_001, NOON_MS + 7)
    calm = np.full(15_000, NOON_MS + 60_000)
    times = np.stack((busy[:15_000], calm), axis=1).reshape(-1)
    times = np.append(times, busy[0])
    rows = np.arange(len(times), dtype="u4") + 10

    by_code = {one.code: one for one in rates(rows, times)}

    found = by_code["across.minute_rate"]
    assert (found.rows % 2 == 0).all()
    assert len(found.rows) == 15_001
    assert found.count == 1
    assert found.values == {"most": "15,001", "limit": "15,000"}
    assert found.cases[0].subject == "2026-11-23T12:00"
    assert by_code["across.second_rate"].count == 2


@pytest.mark.parametrize("time", [2**62, -(2**62), NO_TIME])
def test_times_that_are_none(time: int) -> None:
    """Centuries away from any event."""
    times = np.full(20_000, time)
    assert list(rates(np.arange(20_000), times)) == []
    assert len(minutes(times).starts) == 0


def test_moments() -> None:
    """As the filter line takes them."""
    assert moment(NOON_MS) == "2026-11-23T12:00"
    assert moment(NOON_MS + 7_000) == "2026-11-23T12:00:07"


def test_a_stray_time_leaves_room_for_the_rest() -> None:
    """It is counted, but not a minute of the day."""
    times = np.append(np.arange(NOON_MS, NOON_MS + 3_600_000, 60_000), [7, NOON_MS * 2])
    found = minutes(times)

    assert len(found.starts) == 60
    assert found.far == 2
