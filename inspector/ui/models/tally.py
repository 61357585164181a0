"""Counts for the facets, over everything that is open. No Qt."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from inspector.index.census import census
from inspector.index.edited import Edited
from inspector.index.row import Row
from inspector.index.source import Source
from inspector.session.counts import rows_of


class Tally:
    """Counts over columns: some milliseconds for a million events."""

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.other: Counter[str] = Counter()
        self.across: Counter[str] = Counter()
        self.edited: Counter[str] = Counter()

    def update(
        self, sources: Iterable[Source], edited: Callable[[Source], Mapping[int, Edited]]
    ) -> None:
        """Counts what there is now; of edited events, what they were edited to."""
        for counter in (
            self.verdicts, self.problems, self.types, self.other, self.across, self.edited
        ):  # fmt: skip
            counter.clear()
        for source in sources:
            rows = rows_of(edited(source))
            self.verdicts.update(census("verdict", source, rows))
            self.problems.update(_heard("problem", source, rows))
            self.across.update(_heard("across", source, {}))
            self.types.update(census("type", source, rows))
            self.other.update(census("other", source))
            self.edited.update(census("edited", source, rows))


def _heard(key: str, source: Source, rows: Mapping[int, Row]) -> Counter[str]:
    """Without what is muted."""
    found = census(key, source, rows)
    for code in source.muted:
        del found[code]
    return found
