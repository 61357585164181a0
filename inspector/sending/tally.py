"""What a run has done so far: written by its thread, read by any."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from inspector.model.delivery import Attempt, EventKey, Gauge, Item, Outcome, Progress

_MINUTE = 60
_SHOWN = 120
"""Seconds of history."""
_LOOK_BACK = 10
"""Seconds the time left is judged by."""


class Tally:
    """Counts, outcomes, attempts, and the requests of every second."""

    def __init__(
        self,
        items: tuple[Item, ...],
        limit: int,
        clock: Callable[[], float],
        requests: int | None = None,
        limits: Mapping[str, int] | None = None,
    ) -> None:
        """`limit` in requests a minute, `clock` in seconds; `requests` that are to go out, one for
        each of the items' unless said; `limits` by family, in what its endpoint counts."""
        self._guard = threading.Lock()
        self._clock = clock
        self._limit = limit
        self._outcomes = {item.key: Outcome.PENDING for item in items}
        self._counts = Counter({Outcome.PENDING: len(self._outcomes)})
        single = sum(len(item.requests) for item in items)
        self._requests_left = single if requests is None else requests
        self._limits = limits or {}
        self._by_family: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self._left: dict[str, int] = {}
        self._attempts: list[Attempt] = []
        self._started: float | None = None
        self._ended: float | None = None
        self._by_second: Counter[int] = Counter()
        self.paused = False

    def start(self) -> None:
        """The clock runs from here."""
        with self._guard:
            self._started = self._clock()

    def finish(self) -> None:
        """The clock stands still from here."""
        with self._guard:
            self._ended = self._clock()

    def count_request(self, family: str = "", units: int = 1) -> None:
        """A request with so many events or users goes out now."""
        with self._guard:
            self._by_second[self._second()] += 1
            self._by_family[family][self._second()] += units

    def close_requests(self, number: int) -> None:
        """So many requests need not go out any more."""
        with self._guard:
            self._requests_left -= number

    def note_left(self, family: str, left: int) -> None:
        """The server said how much is left of its window."""
        with self._guard:
            self._left[family] = left

    def add(self, attempts: Iterable[Attempt]) -> None:
        """Keeps attempts. Their events are retrying, or still under way until they are settled."""
        with self._guard:
            for attempt in attempts:
                self._attempts.append(attempt)
                retrying = attempt.outcome is Outcome.RETRYING
                self._move(attempt.key, Outcome.RETRYING if retrying else Outcome.PENDING)

    def settle(self, key: EventKey, outcome: Outcome) -> None:
        """The final outcome of an event."""
        with self._guard:
            self._move(key, outcome)

    def is_open(self, key: EventKey) -> bool:
        """Whether an event has no final outcome yet."""
        with self._guard:
            return self._outcomes[key] in (Outcome.PENDING, Outcome.RETRYING)

    def attempts(self, since: int) -> list[Attempt]:
        """The attempts from number `since` on, counted from 0."""
        with self._guard:
            return self._attempts[since:]

    def outcomes(self) -> dict[EventKey, Outcome]:
        """What is known of each event."""
        with self._guard:
            return dict(self._outcomes)

    def progress(self) -> Progress:
        """Everything at this moment."""
        with self._guard:
            history = self._history()
            return Progress(
                total=len(self._outcomes),
                accepted=self._counts[Outcome.ACCEPTED],
                refused=self._counts[Outcome.REFUSED],
                doubt=self._counts[Outcome.DOUBT],
                unsent=self._counts[Outcome.UNSENT],
                retrying=self._counts[Outcome.RETRYING],
                rate=history[-1] if history else 0,
                limit=self._limit,
                paused=self.paused and self._ended is None,
                finished=self._ended is not None,
                seconds_left=self._seconds_left(),
                history=history,
                gauges=self._gauges(),
            )

    def _move(self, key: EventKey, outcome: Outcome) -> None:
        self._counts[self._outcomes[key]] -= 1
        self._counts[outcome] += 1
        self._outcomes[key] = outcome

    def _second(self) -> int:
        if self._started is None:
            return 0
        return int((self._clock() if self._ended is None else self._ended) - self._started)

    def _history(self) -> tuple[int, ...]:
        """Requests in the minute up to each of the last seconds, the current one included."""
        if self._started is None:
            return ()
        now = self._second()
        first = max(0, now - _SHOWN + 1)
        minute = sum(self._by_second[second] for second in range(first - _MINUTE, first))
        line = []
        for second in range(first, now + 1):
            minute += self._by_second[second] - self._by_second[second - _MINUTE]
            line.append(minute)
        return tuple(line)

    def _gauges(self) -> tuple[Gauge, ...]:
        now = self._second()
        return tuple(
            Gauge(
                family,
                sum(self._by_family[family][s] for s in range(max(0, now - _MINUTE + 1), now + 1)),
                limit,
                self._left.get(family),
            )
            for family, limit in self._limits.items()
            if family in self._by_family
        )

    def _seconds_left(self) -> float:
        if self._ended is not None or not self._requests_left:
            return 0.0
        now = self._second()
        recent = [self._by_second[second] for second in range(max(0, now - _LOOK_BACK), now)]
        each_second = sum(recent) / len(recent) if recent else 0.0
        return self._requests_left / (each_second or self._limit / _MINUTE)
