"""Which events are chosen: a mark for each row, so that a million are chosen as fast as one."""

from collections.abc import Iterable, Iterator, Mapping, Set

import numpy as np

from inspector.index.arrays import Numbers, run_of
from inspector.index.columns import Part
from inspector.index.rows import Rows
from inspector.index.source import Source
from inspector.model.delivery import EventKey


class Ticks(Set[EventKey]):
    """The chosen events of the open sources, in the order of the sources."""

    def __init__(self, sources: Mapping[int, Source]) -> None:
        self._sources = sources
        self._marks: dict[int, Numbers] = {}

    @classmethod
    def _from_iterable(cls, it: Iterable[EventKey]) -> Set[EventKey]:  # type: ignore[override]
        return set(it)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, EventKey) or key.source not in self._marks:
            return False
        try:
            return self.at(self._sources[key.source], self._sources[key.source].find(key))
        except LookupError:
            return False

    def __iter__(self) -> Iterator[EventKey]:
        for source_id, marks in self._marks.items():
            source = self._sources[source_id]
            yield from (source.key(int(number)) for number in np.flatnonzero(marks))

    def __len__(self) -> int:
        return sum(int(np.count_nonzero(marks)) for marks in self._marks.values())

    def __bool__(self) -> bool:
        return any(marks.any() for marks in self._marks.values())

    def at(self, source: Source, number: int) -> bool:
        """Whether the row at a place of a source is chosen."""
        marks = self._marks.get(source.id)
        return marks is not None and number < len(marks) and bool(marks[number])

    def among(self, rows: Rows) -> int:
        """How many of these rows are chosen."""
        return sum(
            int(np.count_nonzero(self._of(source)[run_of(numbers)]))
            for source, numbers in rows.parts()
            if source.id in self._marks
        )

    def put(self, keys: Iterable[EventKey], on: bool) -> None:
        """Chooses events, or takes them back. What is not there is left out."""
        for key in keys:
            source = self._sources.get(key.source)
            if source is not None and key.event >= 0:
                self._of(source)[source.find(key)] = on

    def put_rows(self, rows: Rows, on: bool) -> None:
        """Chooses every event among these rows, or takes it back."""
        for source, numbers in rows.parts():
            marks, which = self._of(source), run_of(numbers)
            events = is_event(source, numbers)
            if isinstance(which, slice):
                marks[which][events] = on
            else:
                marks[numbers[events]] = on

    def clear(self) -> None:
        """Takes every event back."""
        self._marks.clear()

    def replace(self, source: Source, numbers: Numbers) -> None:
        """Chooses exactly these rows of a source, which may be another one of the same id."""
        self._marks.pop(source.id, None)
        if len(numbers):
            marks = np.zeros(len(source), bool)
            marks[numbers] = True
            self._marks[source.id] = marks

    def of(self, source: Source) -> Numbers:
        """The chosen rows of one source, by their places."""
        return np.flatnonzero(self._marks.get(source.id, np.zeros(0, bool)))

    def drop(self, source_id: int) -> None:
        """Forgets a source."""
        self._marks.pop(source_id, None)

    def reset(self, source: Source, part: Part) -> None:
        """Gives a source other rows; what stays of the chosen ones stays chosen."""
        chosen = [key for key in self if key.source == source.id]
        self.drop(source.id)
        source.reset(part)
        self.put((key for key in chosen if source.holds(key)), True)

    def places(self) -> Iterator[tuple[Source, Numbers]]:
        """The chosen rows of each source, by their places there."""
        for source_id, marks in self._marks.items():
            yield self._sources[source_id], np.flatnonzero(marks)

    def _of(self, source: Source) -> Numbers:
        """The marks of a source, one for each of its rows."""
        marks = self._marks.get(source.id, np.zeros(0, bool))
        if len(marks) < len(source):
            marks = np.append(marks, np.zeros(len(source) - len(marks), bool))
        self._marks[source.id] = marks
        return marks


def is_event(source: Source, numbers: Numbers) -> Numbers:
    """For each of these rows of a source, whether there is an event to choose."""
    events: Numbers = source.columns.of_row("event")[run_of(numbers)] >= 0
    return events


def tickable(rows: Rows) -> int:
    """How many of these rows are events."""
    return sum(int(np.count_nonzero(is_event(*part))) for part in rows.parts())
