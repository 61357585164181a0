"""What a run has done so far: written by its thread, read by any."""

import threading
from collections import Counter
from collections.abc import Callable

from inspector.model.delivery import Attempt, EventKey, Item, Outcome, Progress

_MINUTE = 60
_SHOWN = 120
"""Seconds of history."""
_LOOK_BACK = 10
"""Seconds the time left is judged by."""


class Tally:
    """Counts, outcomes, attempts, and the requests of every second."""

    def __init__(self, items: tuple[Item, ...], limit: int, clock: Callable[[], float]) -> None:
        """`limit` in requests a minute, `clock` in seconds."""
        self._guard = threading.Lock()
        self._clock = clock
        self._limit = limit
        self._outcomes = {item.key: Outcome.PENDING for item in items}
        self._counts = Counter({Outcome.PENDING: len(self._outcomes)})
        self._requests_left = sum(len(item.requests) for item in items)
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

    def count_request(self) -> None:
        """A request goes out now."""
        with self._guard:
            self._by_second[self._second()] += 1

    def add(self, attempt: Attempt) -> None:
        """Keeps an attempt. Its event is retrying, or still under way until it is settled."""
        with self._guard:
            self._attempts.append(attempt)
            retrying = attempt.outcome is Outcome.RETRYING
            self._move(attempt.key, Outcome.RETRYING if retrying else Outcome.PENDING)

    def settle(self, item: Item, outcome: Outcome) -> None:
        """The final outcome of an event."""
        with self._guard:
            self._move(item.key, outcome)
            self._requests_left -= len(item.requests)

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
                failed=self._counts[Outcome.FAILED],
                retrying=self._counts[Outcome.RETRYING],
                cancelled=self._counts[Outcome.CANCELLED],
                rate=history[-1] if history else 0,
                limit=self._limit,
                paused=self.paused and self._ended is None,
                finished=self._ended is not None,
                seconds_left=self._seconds_left(),
                history=history,
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

    def _seconds_left(self) -> float:
        if self._ended is not None or not self._requests_left:
            return 0.0
        now = self._second()
        recent = [self._by_second[second] for second in range(max(0, now - _LOOK_BACK), now)]
        each_second = sum(recent) / len(recent) if recent else 0.0
        return self._requests_left / (each_second or self._limit / _MINUTE)
