"""Counts for the facets: verdicts, problems and event types over everything open. No Qt."""

from collections import Counter
from collections.abc import Iterable

from inspector.index.row import Row
from inspector.index.source import Source


class Tally:
    """Counts each row once, however often it is asked; starts afresh when rows were replaced."""

    def __init__(self) -> None:
        self._seen: dict[int, tuple[list[Row], int]] = {}
        self.verdicts: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.types: Counter[str] = Counter()

    def update(self, sources: Iterable[Source]) -> None:
        """Takes in the rows that came since the last time."""
        now = {source.id: source.rows for source in sources}
        if any(now.get(number) is not rows for number, (rows, _) in self._seen.items()):
            self._forget()
        for number, rows in now.items():
            _, done = self._seen.get(number, (rows, 0))
            self._count(rows[done:])
            self._seen[number] = (rows, len(rows))

    def _count(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.verdicts[row.verdict] += 1
            self.types[row.event_type] += 1
            self.problems.update(row.codes)

    def _forget(self) -> None:
        self._seen.clear()
        for counter in (self.verdicts, self.problems, self.types):
            counter.clear()
