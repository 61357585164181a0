"""How fast: a generic cell rate algorithm that stays below every limit in any sliding minute.

For a limit L and a burst b the gap between two requests is at least 60 / (L - b + 1) seconds, so
that L + 1 requests never fit into a minute; 99 % of the limit leaves room for clocks that differ.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping

BURST = 10
SHARE = 0.99
_MINUTE = 60.0


class Pace:
    """One limit. Time is in seconds of any steady clock."""

    def __init__(self, per_minute: int, burst: int = BURST) -> None:
        """Small limits get a smaller burst. `per_minute` is at least 1."""
        burst = min(burst, max(1, per_minute // 100))
        self._gap = _MINUTE / min(per_minute * SHARE, per_minute - burst + 1)
        self._slack = (burst - 1) * self._gap
        self._due = float("-inf")
        self._held_until = float("-inf")

    def wait(self, now: float) -> float:
        """Seconds until a request may go; 0 or less means now."""
        return max(self._due - self._slack, self._held_until) - now

    def take(self, now: float) -> None:
        """Charges a request that goes now."""
        self._due = max(self._due, now) + self._gap

    def hold(self, until: float) -> None:
        """Lets nothing go before `until`."""
        self._held_until = max(self._held_until, until)


class Limiter:
    """The limit of the whole run and one for each endpoint family, in one place."""

    def __init__(
        self,
        per_minute: int,
        families: Mapping[str, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`sleep` may raise to call a waiting `acquire` off."""
        self._total = Pace(per_minute)
        self._paces = {family: Pace(limit) for family, limit in (families or {}).items()}
        self._turns: dict[str, asyncio.Lock] = {}
        self._clock = clock
        self._sleep = sleep

    async def acquire(self, family: str = "") -> None:
        """Waits for a token, first come first served within a family. One token, one request."""
        paces = [self._total, *([self._paces[family]] if family in self._paces else [])]
        async with self._turns.setdefault(family, asyncio.Lock()):
            # A token counts from when it is given, not from when it was due: a late wake-up of the
            # loop can delay requests but never bunch them.
            while (seconds := max(pace.wait(self._clock()) for pace in paces)) > 0:
                await self._sleep(seconds)
            now = self._clock()
            for pace in paces:
                pace.take(now)

    def hold(self, family: str, seconds: float) -> None:
        """Lets no request of a family go for a while, as after its rate limit was reached."""
        pace = self._paces.get(family, self._total)
        pace.hold(self._clock() + seconds)
