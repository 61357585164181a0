"""The events somebody edits: a copy of each, kept until it is reverted or its source is closed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from inspector.compare import Change
from inspector.index.edited import Edited
from inspector.index.look import LookAtCopy
from inspector.index.row import Row, row_of
from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey
from inspector.model.inspection import Inspection
from inspector.pipeline import Pipeline
from inspector.session import copies
from inspector.session.again import Moved, moved_keys
from inspector.session.copies import Copy

Inspect = Callable[[EventKey, Pipeline], Inspection]
"""What an event is by the bytes of its source. Raises LookupError where its source is closed."""


class Edits:
    """They are shown, mapped and sent as edited. Every change is told."""

    def __init__(self, inspect: Inspect, tell: Callable[[], None]) -> None:
        self._inspect = inspect
        self._tell = tell
        self._copies: dict[EventKey, Copy] = {}
        self._rows: dict[EventKey, tuple[Copy, Row]] = {}

    def __len__(self) -> int:
        """How many copies there are, edited or only begun."""
        return len(self._copies)

    def __iter__(self) -> Iterator[EventKey]:
        """The events with a copy."""
        return iter(self._copies)

    def __contains__(self, key: EventKey) -> bool:
        """Whether the event is edited: something of its copy differs."""
        return key in self._copies and bool(self._copies[key].changes)

    @property
    def changed(self) -> int:
        """How many events are edited."""
        return sum(bool(copy.changes) for copy in self._copies.values())

    # -- asked for ------------------------------------------------------------------------------

    def original(self, key: EventKey, pipeline: Pipeline) -> Inspection:
        """An event as it was found, before any edit: the evidence."""
        return self._inspect(key, pipeline)

    def copy(self, key: EventKey, pipeline: Pipeline) -> Copy | None:
        """The copy of an event, as it maps under `pipeline`; None where there is none."""
        if key not in self._copies:
            return None
        found = self._copies[key] = copies.under(self._copies[key], pipeline)
        return found

    def inspection(self, key: EventKey, pipeline: Pipeline) -> Inspection | None:
        """What an edited event becomes; None where it is not edited."""
        if key not in self:
            return None
        return copies.under(self._copies[key], pipeline).inspection

    def row(self, key: EventKey, source: str, pipeline: Pipeline) -> Row | None:
        """The line of the list for an edited event; None where it is not edited."""
        copy = self.copy(key, pipeline)
        if copy is None or not copy.changes:
            return None
        if key not in self._rows or self._rows[key][0] is not copy:
            self._rows[key] = copy, row_of(copy.inspection, key, source)
        return self._rows[key][1]

    def within(
        self,
        source: Source,
        pipeline: Pipeline,
        attempts: Callable[[EventKey], Iterable[Attempt]],
    ) -> dict[int, Edited]:
        """The edited events of a source, by the places of their rows."""
        found = {}
        for key in [key for key in list(self._copies) if key.source == source.id]:
            row = self.row(key, source.name, pipeline)
            if row and source.holds(key):
                look = LookAtCopy(self._rows[key][0].inspection, pipeline, attempts)
                found[source.find(key)] = Edited(row, look)
        return found

    # -- done -----------------------------------------------------------------------------------

    def begin(self, key: EventKey, pipeline: Pipeline) -> Copy | None:
        """The copy of an event to be edited, made where there is none yet; None where there is no
        event to edit."""
        copy = self.copy(key, pipeline)
        if copy is None and (copy := copies.begin(self._inspect(key, pipeline), pipeline)):
            self._copies[key] = copy
            self._tell()
        return copy

    def keep(self, key: EventKey, copy: Copy) -> None:
        """Takes what became of a copy; nothing where it was given up meanwhile."""
        if key in self._copies:
            self._copies[key] = copy
            self._tell()

    def revert(self, key: EventKey, pipeline: Pipeline, change: Change | None = None) -> None:
        """Takes back one change of a copy, or gives up all of it."""
        copy = self.copy(key, pipeline)
        if copy and change:
            self.keep(key, copies.without(copy, change, pipeline))
        elif copy:
            self._forget(key)
            self._tell()

    def take(self, source: int) -> dict[EventKey, Copy]:
        """Forgets the copies of a source, which is closed, and hands them over."""
        taken = {key: copy for key, copy in self._copies.items() if key.source == source}
        for key in taken:
            self._forget(key)
        return taken

    def put_back(self, copies: Mapping[EventKey, Copy]) -> None:
        """Takes copies again whose source is open again."""
        self._copies.update(copies)
        self._tell()

    def move(self, moved: Moved) -> None:
        """Events have other keys now that their source was read again, or are gone."""
        self._copies = moved_keys(self._copies, moved)
        self._rows.clear()

    def _forget(self, key: EventKey) -> None:
        del self._copies[key]
        self._rows.pop(key, None)
