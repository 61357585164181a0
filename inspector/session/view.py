"""Which rows of the open sources are shown: the filter, and what it let through."""

from collections.abc import Callable, Mapping

from inspector.index.costs import is_dear, needs_rulings
from inspector.index.filter import Filter, parse
from inspector.index.rows import Rows
from inspector.index.search import Search
from inspector.index.sieve import Sieve
from inspector.index.source import Source, State
from inspector.model.delivery import EventKey
from inspector.session.facts import Fact

_CONCERNS = {
    Fact.OVERVIEW_CHANGED: "across",
    Fact.FORECAST_CHANGED: "tried",
    Fact.DELIVERIES_CHANGED: "sent",
}
"""Facts that change the answer of one filter."""
SMALL = 2 << 20
"""Bytes of a source that is searched at once, within some frames."""


class View:
    """The rows the filter lets through, in the order they were read."""

    def __init__(self, sources: Mapping[int, Source], sieve: Callable[[Source], Sieve]) -> None:
        self._sources = sources
        self._sieve = sieve
        self.filter: Filter = parse("")
        self.rows = Rows()
        self.search: Search | None = None
        """What the filter still has to look for in the bytes of long sources."""

    @property
    def total(self) -> int:
        """How many rows the filter had to choose from."""
        plan = self.filter.plan
        return sum(
            self._sieve(source).seen(plan) if source.columns.others else len(source)
            for source in self._sources.values()
        )

    @property
    def first(self) -> EventKey | None:
        """The first row of the source that was opened first: another one may have been read
        before it, and does not come first for that."""
        for source in self._sources.values():
            for each, numbers in self.rows.parts():
                if each is source:
                    return source.key(int(numbers[0]))
            if source.state is State.READING and not len(source):
                return None
        return None

    def grow(self, source: Source, before: int) -> bool:
        """Takes in the rows of a source after its first `before`. True where a search has more to
        do now."""
        if self._in_background(source):
            self._search_on(source, before)
            return True
        found = self._sieve(source).rows(self.filter.plan, before, len(source))
        self.rows.append(source, found)
        return False

    def is_settled_by(self, source: Source) -> bool:
        """Whether new verdicts of this source may change what is shown."""
        plan = self.filter.plan
        if not needs_rulings(plan):
            return False
        return not is_dear(plan) or (self.search is None and source.judged == len(source))

    def is_concerned_by(self, fact: Fact) -> bool:
        """Whether a fact may change what the filter lets through. A search in bytes is not begun
        anew at every key somebody edits with."""
        plan = self.filter.plan
        if fact is Fact.EDITS_CHANGED:
            return bool(self.filter.tokens) and not is_dear(plan)
        key = _CONCERNS.get(fact)
        return any(token.key == key for token in self.filter.tokens if key)

    def find(self) -> None:
        """Looks at everything anew."""
        if self.search:
            self.search.stop()
        self.search, self.rows = None, Rows()
        for source in self._sources.values():
            self.grow(source, 0)

    def refresh(self) -> bool:
        """Looks at everything anew. True where the list is what it was and perhaps more."""
        before = self.rows
        self.find()
        if not self.rows.continues(before):
            return False
        after, count = self.rows, len(before)
        self.rows = before
        before.extend(after, count)
        return True

    def put_in_order(self) -> bool:
        """Rows of sources that were read at the same time stand source by source from now on.
        True where they did not."""
        order = {source.id: place for place, source in enumerate(self._sources.values())}
        places = [order[source.id] for source, _ in self.rows.parts()]
        if self.search or places == sorted(places):
            return False
        self.find()
        return True

    def stop(self) -> None:
        """Seeks no longer: a source it may look into is about to be closed."""
        if self.search:
            self.search.stop()

    def _in_background(self, source: Source) -> bool:
        return source.size > SMALL and is_dear(self.filter.plan)

    def _search_on(self, source: Source, first: int) -> None:
        if self.search is None:
            self.search = Search(self.filter.plan, self._sieve)
        self.search.add(source, first, len(source))
