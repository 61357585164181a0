"""How many events have which value of a filter, over everything that is open."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from inspector.index.census import attributes, census
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey
from inspector.pipeline import Pipeline
from inspector.session.facts import Fact

_WITHOUT_COUNTS = (
    Fact.SELECTION_CHANGED,
    Fact.TICKS_CHANGED,
    Fact.WORKSPACE_CHANGED,
    Fact.DRAFT_CHANGED,
)
"""Facts that leave every count as it is."""


class Counts:
    """Each filter's values are counted once until rows or attempts may be others."""

    def __init__(
        self,
        sources: Mapping[int, Source],
        attempts: Mapping[EventKey, Sequence[Attempt]],
        pipeline: Callable[[], Pipeline],
    ) -> None:
        self._sources = sources
        self._attempts = attempts
        self._pipeline = pipeline
        self._known: dict[str, Counter[str]] = {}

    def of(self, key: str) -> Counter[str]:
        """The values of the filter `key`. For `attr`: the names of attributes in the first
        events."""
        if key not in self._known:
            self._known[key] = self._count(key)
        return self._known[key]

    def hear(self, fact: Fact) -> None:
        """Forgets what a fact has made wrong."""
        if fact not in _WITHOUT_COUNTS:
            self._known.clear()

    def _count(self, key: str) -> Counter[str]:
        sources = self._sources
        if key == "sent":
            sent = (tries for event, tries in self._attempts.items() if event.source in sources)
            return Counter(str(each.outcome) for tries in sent for each in tries[-1:])
        counts = (
            attributes(source, self._pipeline()) if key == "attr" else census(key, source)
            for source in sources.values()
        )
        return sum(counts, Counter())
