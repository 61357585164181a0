"""Counts for the facets, over everything that is open. No Qt."""

from collections import Counter
from collections.abc import Iterable

from inspector.index.census import census
from inspector.index.source import Source


class Tally:
    """Counts over columns: some milliseconds for a million events."""

    def __init__(self) -> None:
        self.verdicts: Counter[str] = Counter()
        self.problems: Counter[str] = Counter()
        self.types: Counter[str] = Counter()
        self.other: Counter[str] = Counter()
        self.across: Counter[str] = Counter()

    def update(self, sources: Iterable[Source]) -> None:
        """Counts what there is now."""
        for counter in (self.verdicts, self.problems, self.types, self.other, self.across):
            counter.clear()
        for source in sources:
            self.verdicts.update(census("verdict", source))
            self.problems.update(_heard("problem", source))
            self.across.update(_heard("across", source))
            self.types.update(census("type", source))
            self.other.update(census("other", source))


def _heard(key: str, source: Source) -> Counter[str]:
    """Without what is muted."""
    found = census(key, source)
    for code in source.muted:
        del found[code]
    return found
