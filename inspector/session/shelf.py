"""Where the source that was closed last waits, in case it was closed by mistake."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.index.arrays import Numbers
from inspector.index.source import Source, State
from inspector.index.ticks import Ticks
from inspector.model.delivery import EventKey
from inspector.pipeline import Pipeline
from inspector.session.copies import Copy
from inspector.session.edits import Edits


@dataclass(frozen=True, slots=True)
class _Closed:
    source: Source
    place: int
    """Among the open sources."""
    ticked: Numbers
    copies: dict[EventKey, Copy]
    pipeline: Pipeline


class Shelf:
    """Takes sources out of the open ones, and brings the last one back with all that was done to
    its events."""

    def __init__(
        self,
        sources: dict[int, Source],
        ticked: Ticks,
        edits: Edits,
        changed: Callable[[], None],
    ) -> None:
        """`changed` is told when a source went or came."""
        self._sources, self._ticked, self._edits = sources, ticked, edits
        self._changed = changed
        self._closed: _Closed | None = None

    @property
    def last(self) -> Source | None:
        """The source that can be brought back."""
        return self._closed.source if self._closed else None

    def put(self, source_id: int, pipeline: Pipeline) -> None:
        """Closes a source; nothing where it is not open. Only one with which nothing is going on
        any more can come back: others still work for its rows, and let go of its file at their
        end."""
        source = self._sources.get(source_id)
        if source is None:
            return
        self.clear()
        place, ticked = list(self._sources).index(source_id), self._ticked.of(source)
        copies = self._edits.take(source_id)
        self._ticked.drop(source_id)
        del self._sources[source_id]
        whole = source.state in (State.READY, State.STOPPED) and source.judged == len(source)
        if whole and (source.overview is not None or not source.file):
            self._closed = _Closed(source, place, ticked, copies, pipeline)
        else:
            source.close()
        self._changed()

    def bring_back(self, pipeline: Pipeline) -> bool:
        """Opens the last one again. False where what was found out about its events does not hold
        under `pipeline`, which is another one."""
        closed, self._closed = self._closed, None
        if closed is None:
            return True
        sources = list(self._sources.items())
        sources.insert(closed.place, (closed.source.id, closed.source))
        self._sources.clear()
        self._sources.update(sources)
        self._ticked.replace(closed.source, closed.ticked)
        self._edits.put_back(closed.copies)
        self._changed()
        return closed.pipeline is pipeline

    def clear(self) -> None:
        """Lets go of the one that waits."""
        if self._closed:
            self._closed.source.close()
            self._closed = None
