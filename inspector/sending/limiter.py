"""How fast: a generic cell rate algorithm that stays below every limit in any sliding minute.

A limit L lets a burst of L / 300 go at once and L * 0.995 follow in a minute: no minute gets more
than L * 0.9984. What is left is a tenth of a second's traffic: so long may a request be held up
after its token (`GOOD_SECONDS`, the network) without a minute above the limit. The burst makes up
for what a busy loop missed in the last fifth of a second; there is none at the start, when every
connection is slow.
A request takes as many tokens as it has of what a limit counts: requests, events, users.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping

from inspector.moengage.tables import Limit

SHARE = 0.995
GOOD_SECONDS = 0.1
"""How long after its token a request may still go out."""
_BURSTS = 300
_MINUTE = 60.0

Cost = Mapping[str, int]
"""How many of what a request holds: `event`, `customer`."""


class Pace:
    """One limit. Time is in seconds of any steady clock."""

    def __init__(self, per_minute: int) -> None:
        """`per_minute` is at least 1."""
        burst = max(1, per_minute // _BURSTS)
        self._gap = _MINUTE / min(per_minute * SHARE, per_minute - burst + 1)
        self._slack = (burst - 1) * self._gap
        self._due = float("-inf")
        self._held_until = float("-inf")

    def wait(self, now: float, tokens: int = 1) -> float:
        """Seconds until `tokens` of them may go at once; 0 or less means now. What is more than a
        burst goes when the last of them might."""
        due = self._due + (tokens - 1) * self._gap - self._slack
        return max(due, self._held_until) - now

    def take(self, now: float, tokens: int = 1) -> None:
        """Charges what goes now."""
        if self._due == float("-inf"):
            self._due = now + self._slack
        self._due = max(self._due, now) + tokens * self._gap

    def hold(self, until: float) -> None:
        """Lets nothing go before `until`."""
        self._held_until = max(self._held_until, until)


class Limiter:
    """The limit of all requests and those of each endpoint family, in one place."""

    def __init__(
        self,
        per_minute: int,
        families: Mapping[str, Iterable[Limit]] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sleep` may raise to call a waiting `acquire` off."""
        self._total = Pace(per_minute)
        self._paces = {
            family: [(limit.counts, Pace(limit.per_minute)) for limit in limits]
            for family, limits in (families or {}).items()
        }
        self._turns: dict[str, asyncio.Lock] = {}
        self._clock = clock
        self._sleep = sleep

    async def acquire(self, family: str = "", cost: Cost | None = None) -> None:
        """Waits for the tokens of one request, first come first served within a family. Without
        a cost it is one of everything."""
        charges = self._charges(family, cost)
        async with self._turns.setdefault(family, asyncio.Lock()):
            # A token counts from when it is given, not from when it was due: a late wake-up of the
            # loop can delay requests but never bunch them.
            while (seconds := max(p.wait(self._clock(), n) for p, n in charges)) > 0:
                await self._sleep(seconds)
            now = self._clock()
            for pace, tokens in charges:
                pace.take(now, tokens)

    def charge(self, family: str, cost: Cost, seconds_ago: float) -> None:
        """Counts a request that somebody sent a while ago, oldest first."""
        for pace, tokens in self._charges(family, cost):
            pace.take(self._clock() - seconds_ago, tokens)

    def hold(self, family: str, seconds: float) -> None:
        """Lets no request of a family go for a while, as after its rate limit was reached."""
        until = self._clock() + seconds
        for _, pace in self._paces.get(family) or [("", self._total)]:
            pace.hold(until)

    def _charges(self, family: str, cost: Cost | None) -> list[tuple[Pace, int]]:
        counted = [
            (pace, 1 if cost is None else cost.get(counts, 0))
            for counts, pace in self._paces.get(family, ())
        ]
        return [(self._total, 1), *((pace, n) for pace, n in counted if n)]
