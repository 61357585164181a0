"""Rate limits as MoEngage counts them: so many in a window of 60 seconds, then none."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.moengage.tables import Limit


@dataclass(frozen=True, slots=True)
class State:
    """Where a limit stands after a request."""

    allowed: bool
    limit: int
    remaining: int
    reset: int
    """Whole seconds until the window ends."""

    def headers(self) -> dict[str, str]:
        """The documented rate limit headers."""
        return {
            "x-ratelimit-limit": str(self.limit),
            "x-ratelimit-remaining": str(self.remaining),
            "x-ratelimit-reset": str(self.reset),
        }


class Windows:
    """The limits of one endpoint. A refused request uses nothing up."""

    def __init__(
        self, limits: tuple[Limit, ...], clock: Callable[[], float], seconds: float
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._seconds = seconds
        self._ends = float("-inf")
        self._used: dict[str, int] = {}

    def take(self, cost: dict[str, int]) -> State | None:
        """Charges a request; None where the endpoint has no limit. Of several limits, the one that
        is nearest to its end is told."""
        now = self._clock()
        if now >= self._ends:
            self._ends, self._used = now + self._seconds, {}
        after = {key: self._used.get(key, 0) + count for key, count in cost.items()}
        left = [
            (limit.per_minute - after.get(limit.counts, 0), limit.per_minute)
            for limit in self._limits
        ]
        if not left:
            return None
        remaining, limit = min(left)
        allowed = remaining >= 0
        if allowed:
            self._used = after
        return State(allowed, limit, max(0, remaining), max(1, round(self._ends - now)))
