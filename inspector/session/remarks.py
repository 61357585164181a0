"""What is said about a source as a whole, and what nobody wants to hear of."""

from collections.abc import Callable, Mapping

from inspector.index.across import Overview
from inspector.index.source import Source
from inspector.session.facts import Fact


class Remarks:
    """Of every open source. `changed` is told what was found anew, and of what is muted."""

    def __init__(self, sources: Mapping[int, Source], changed: Callable[[Fact], None]) -> None:
        self._sources = sources
        self._changed = changed

    def take(self, source: Source, overview: Overview | None) -> None:
        """Keeps what was found in a source; None where nobody can look at it."""
        if source.id in self._sources:
            source.overview = overview
            source.looked = len(source)
            self._changed(Fact.OVERVIEW_CHANGED)

    def look_on(self, source: Source, rows: int) -> None:
        """So many rows of a source were looked at."""
        source.looked = rows
        self._changed(Fact.SOURCES_CHANGED)

    def mute(self, source_id: int, code: str, on: bool) -> None:
        """A problem is not shown and not counted for a source, or is again."""
        source = self._sources.get(source_id)
        if source is not None:  # it may have no rows yet
            (source.muted.add if on else source.muted.discard)(code)
            self._changed(Fact.OVERVIEW_CHANGED)

    def muted(self, source_id: int) -> frozenset[str]:
        """The codes that are not shown for a source."""
        source = self._sources.get(source_id)
        return frozenset(source.muted if source else ())
