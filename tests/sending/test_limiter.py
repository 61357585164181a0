"""No sliding minute ever holds more requests than the limit, whatever happens to the loop."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from inspector.moengage.tables import Limit
from inspector.sending.limiter import GOOD_SECONDS, Cost, Limiter, Pace


class Clock:
    """Simulated time: a sleep moves it on, a little late as a busy loop would."""

    def __init__(self, late: Callable[[], float] = lambda: 0.0) -> None:
        self.now = 100.0
        self._late = late

    async def sleep(self, seconds: float) -> None:
        self.now += seconds + self._late()


def _busiest_minute(times: list[float]) -> int:
    """The most requests in any half-open minute."""
    first, most = 0, 0
    for index, time in enumerate(times):
        while times[first] <= time - 60.0:
            first += 1
        most = max(most, index - first + 1)
    return most


def _flood(
    limiter: Limiter, clock: Clock, count: int, family: str = "", cost: Cost | None = None
) -> list[float]:
    async def main() -> list[float]:
        times = []
        for _ in range(count):
            await limiter.acquire(family, cost)
            times.append(clock.now)
        return times

    return asyncio.run(main())


@settings(max_examples=60, deadline=None)
@given(
    limit=st.integers(1, 2_000),
    late=st.lists(st.floats(0, 5), min_size=1, max_size=20),
    idle=st.lists(st.floats(0, 90), max_size=5),
)
@example(limit=1, late=[0.0], idle=[])
@example(limit=100, late=[0.0], idle=[59.9])
@example(limit=1_000, late=[0.0], idle=[30.0])
def test_never_above_the_limit(limit: int, late: list[float], idle: list[float]) -> None:
    """Flooded, woken late, idle in between: the busiest minute stays at or below the limit."""
    lates = iter(late * 10_000)
    clock = Clock(lambda: next(lates) if limit < 500 else 0.0)
    limiter = Limiter(limit, clock=lambda: clock.now, sleep=clock.sleep)
    times: list[float] = []
    for pause in [*idle, 0.0]:
        times += _flood(limiter, clock, min(3 * limit, 700) + 5)
        clock.now += pause
    assert _busiest_minute(times) <= limit


def test_it_uses_what_it_may() -> None:
    """At 15,000 a minute a flood gets more than 99 % of the limit, evenly from the start."""
    clock = Clock()
    limiter = Limiter(15_000, clock=lambda: clock.now, sleep=clock.sleep)
    times = _flood(limiter, clock, 40_000)
    assert 14_900 <= _busiest_minute(times) <= 14_930
    assert times.count(times[0]) == 1


def test_lateness_is_made_up_for() -> None:
    """A loop that is late by a fifth of a second, again and again, still gets 99 %."""
    lates = itertools.cycle([0.19] + [0.001] * 30)
    clock = Clock(lambda: next(lates))
    limiter = Limiter(15_000, clock=lambda: clock.now, sleep=clock.sleep)
    times = _flood(limiter, clock, 40_000)
    assert 14_850 <= 39_999 / (times[-1] - times[0]) * 60 <= 15_000
    assert _busiest_minute(times) <= 15_000


@pytest.mark.parametrize("late", [0.01, 0.4])
def test_late_wake_ups_delay_and_never_bunch(late: float) -> None:
    """A loop that stalls for 0.4 s lets fifty requests through afterwards, not the hundred
    missed."""
    clock = Clock(lambda: late)
    limiter = Limiter(15_000, clock=lambda: clock.now, sleep=clock.sleep)
    times = _flood(limiter, clock, 2_000)
    assert max(times.count(time) for time in set(times)) <= 51


@settings(max_examples=30, deadline=None)
@given(
    limit=st.integers(1, 3_000),
    held_up=st.lists(st.floats(0, GOOD_SECONDS), min_size=1, max_size=50),
)
@example(limit=15_000, held_up=[GOOD_SECONDS, *[0.0] * 49])
def test_a_tenth_of_a_second_on_the_way_does_not_matter(limit: int, held_up: list[float]) -> None:
    """Requests that leave a little after their tokens still stay below the limit."""
    clock = Clock()
    limiter = Limiter(limit, clock=lambda: clock.now, sleep=clock.sleep)
    times = _flood(limiter, clock, 2 * limit + 5)
    late = [when + wait for when, wait in zip(times, itertools.cycle(held_up), strict=False)]
    assert _busiest_minute(sorted(late)) <= limit


def test_a_family_has_its_own_limit() -> None:
    """User updates stop at theirs while events go on; both count for the whole."""
    clock = Clock()
    limiter = Limiter(
        1_000,
        {"customer": [Limit("customer", 100)], "event": [Limit("event", 5_000)]},
        clock=lambda: clock.now,
        sleep=clock.sleep,
    )
    assert _busiest_minute(_flood(limiter, clock, 400, "customer")) <= 100
    clock.now += 60
    events = _flood(limiter, clock, 3_000, "event")
    assert 900 <= _busiest_minute(events) <= 1_000


@settings(max_examples=60, deadline=None)
@given(
    limit=st.integers(1, 3_000),
    sizes=st.lists(st.integers(1, 400), min_size=1, max_size=40),
    idle=st.floats(0, 90),
)
@example(limit=100, sizes=[1] * 10 + [90] + [1] * 10, idle=0.0)
@example(limit=300, sizes=[250, 250, 1], idle=59.0)
def test_big_requests_stay_below_the_limit_of_what_they_hold(
    limit: int, sizes: list[int], idle: float
) -> None:
    """A bulk call takes a token for every event in it: no sliding minute has more events than the
    limit, or than the one call in it that is larger than the limit."""
    clock = Clock()
    families = {"transition": [Limit("event", limit)]}
    limiter = Limiter(10**6, families, clock=lambda: clock.now, sleep=clock.sleep)
    sent: list[tuple[float, int]] = []
    for size in sizes:
        (when,) = _flood(limiter, clock, 1, "transition", {"event": size})
        sent.append((when, size))
        clock.now += idle if len(sent) == 1 else 0.0
    for start, _ in sent:
        inside = [size for when, size in sent if start <= when < start + 60.0]
        assert sum(inside) <= max(limit, inside[0])


def test_what_others_sent_counts() -> None:
    """A run that begins where another one ended shares its minute."""
    clock = Clock()
    limiter = Limiter(600, clock=lambda: clock.now, sleep=clock.sleep)
    for number in range(590):
        limiter.charge("event", {"event": 1}, 59.0 - number / 10)
    times = [100.0 - 59.0 + number / 10 for number in range(590)]
    assert _busiest_minute(times + _flood(limiter, clock, 600, "event")) <= 600


def test_a_hold_stops_a_family_only() -> None:
    """After a rate limit answer that family waits for the window; others do not."""
    clock = Clock()
    limiter = Limiter(
        600, {"customer": [Limit("customer", 600)]}, clock=lambda: clock.now, sleep=clock.sleep
    )
    limiter.hold("customer", 30)
    assert _flood(limiter, clock, 1, "event") == [100.0]
    assert _flood(limiter, clock, 1, "customer") == [130.0]


def test_first_come_first_served() -> None:
    """Waiting requests go in the order they asked."""

    async def main() -> list[int]:
        limiter = Limiter(60_000)
        order: list[int] = []

        async def one(number: int) -> None:
            await limiter.acquire()
            order.append(number)

        await asyncio.gather(*(one(number) for number in range(50)))
        return order

    assert asyncio.run(main()) == list(range(50))


def test_a_waiting_request_can_be_called_off() -> None:
    """What the sleep raises comes out, and the next in line is served."""
    calls: list[float] = []

    async def refuse(seconds: float) -> None:
        calls.append(seconds)
        if len(calls) == 1:
            raise LookupError
        clock.now += seconds

    clock = Clock()
    sleep: Callable[[float], Awaitable[None]] = refuse

    async def main() -> None:
        limiter = Limiter(1, clock=lambda: clock.now, sleep=sleep)
        await limiter.acquire()
        with pytest.raises(LookupError):
            await limiter.acquire()
        await limiter.acquire()

    asyncio.run(main())
    assert clock.now > 160


def test_a_pace_says_how_long() -> None:
    """Nothing to wait at first; then the gap."""
    pace = Pace(60)
    assert pace.wait(0.0) <= 0
    pace.take(0.0)
    assert pace.wait(0.0) == pytest.approx(60 / 59.7)
