"""How many events have which value of a filter, over everything that is open."""

from collections import Counter
from collections.abc import Mapping
from typing import Protocol

from inspector.index.census import attributes, census
from inspector.index.edited import Edited
from inspector.index.row import Row
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey
from inspector.pipeline import Pipeline
from inspector.session.draft import Draft
from inspector.session.facts import Fact

_WITHOUT_COUNTS = (
    Fact.SELECTION_CHANGED,
    Fact.TICKS_CHANGED,
    Fact.WORKSPACE_CHANGED,
    Fact.DRAFT_CHANGED,
)
"""Facts that leave every count as it is."""


class Opened(Protocol):
    """What is counted."""

    sources: dict[int, Source]
    attempts: dict[EventKey, list[Attempt]]
    pipeline: Pipeline
    draft: Draft

    def edited(self, source: Source) -> Mapping[int, Edited]:
        """The edited events of a source, by the places of their rows."""


class Counts:
    """Each filter's values are counted once until rows or attempts may be others."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
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
        opened, sources = self._opened, self._opened.sources
        if key == "sent":
            sent = (tries for event, tries in opened.attempts.items() if event.source in sources)
            return Counter(str(each.outcome) for tries in sent for each in tries[-1:])
        if key == "tried":
            return opened.draft.forecast.counts() if opened.draft.forecast else Counter()
        counts = (
            attributes(source, opened.pipeline)
            if key == "attr"
            else census(key, source, rows_of(opened.edited(source)))
            for source in sources.values()
        )
        return sum(counts, Counter())


def rows_of(edited: Mapping[int, Edited]) -> dict[int, Row]:
    """What the list says of edited events, by their places."""
    return {place: each.row for place, each in edited.items()}
