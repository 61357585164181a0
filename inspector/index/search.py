"""A search that reads bytes: stretch by stretch, so that the first hits show at once."""

from collections import deque
from collections.abc import Callable, Iterator

from inspector.index.arrays import Numbers
from inspector.index.filter import Node
from inspector.index.sieve import Sieve
from inspector.index.source import Source
from inspector.index.text import blocks


class Search:
    """One filter over what is open. Runs in any one thread; more to do may be added meanwhile."""

    def __init__(self, plan: Node, sieve_for: Callable[[Source], Sieve]) -> None:
        self._plan = plan
        self._sieve_for = sieve_for
        self._left: deque[tuple[Source, int, int]] = deque()
        self._sieves: dict[int, Sieve] = {}
        self._stopped = False
        self.running = False
        """Whether somebody runs it; kept by whoever does."""

    def add(self, source: Source, first: int, last: int) -> None:
        """More rows to look through."""
        if first < last:
            self._left.append((source, first, last))

    @property
    def done(self) -> bool:
        """Whether there is nothing left to look through."""
        return not self._left

    @property
    def stopped(self) -> bool:
        """Whether it was told to end."""
        return self._stopped

    def stop(self) -> None:
        """Ends it at its next stretch."""
        self._stopped = True

    def found(self) -> Iterator[tuple[Source, Numbers]]:
        """The rows that are let through, by their places, stretch by stretch."""
        while self._left and self._goes_on():
            source, first, last = self._left.popleft()
            if source.id not in self._sieves:
                self._sieves[source.id] = self._sieve_for(source)
            sieve = self._sieves[source.id]
            columns = source.columns
            start, end = int(columns.record[first]), int(columns.record[last - 1]) + 1
            for begin, stop in blocks(source, start, end):
                if not self._goes_on():
                    return
                low = max(first, int(columns.first[begin]))
                high = min(last, int(columns.first[stop]) if stop < columns.records else last)
                yield source, sieve.rows(self._plan, low, high)

    def _goes_on(self) -> bool:
        return not self._stopped
