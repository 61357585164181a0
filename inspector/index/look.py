"""What a filter asks of a record beyond its rows, worked out once for all events of the record."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from inspector.model.batch import Batch, Event, Record
from inspector.model.delivery import Attempt, EventKey
from inspector.model.inspection import Inspection
from inspector.model.json import Json, raw_events, text_of
from inspector.pipeline import Pipeline


def _never_sent(key: EventKey) -> Iterable[Attempt]:
    return ()


class Look:
    """Looks into one record; every key it is asked about is one of that record's rows."""

    def __init__(
        self,
        record: Record,
        pipeline: Pipeline,
        attempts: Callable[[EventKey], Iterable[Attempt]] = _never_sent,
    ) -> None:
        self.record = record
        self.pipeline = pipeline
        self._attempts = attempts

    def contains(self, key: EventKey, needle: str) -> bool:
        """Whether the event's own text holds `needle`, which is given in folded case. A row
        that is no event has the text of its record."""
        place = self._place(key)
        if place < 0 or not self._texts:
            return needle in self.record.raw.decode(errors="replace").casefold()
        return needle in self._texts[place]

    def attributes(self, key: EventKey, name: str) -> Iterator[str]:
        """The values of every field called `name` (in folded case) in the event, wherever it
        stands, of the user attribute of that name, and of the attribute a change event names."""
        event = self._event(key)
        if event is None:
            return
        yield from _values(event.tree, name)
        yield from _values(event.batch.part("user_attributes"), name)
        data = event.data
        if text_of(data.get("user_attribute_name", "")).casefold() == name:
            yield from _texts(data.get("new"))

    def names(self, key: EventKey) -> set[str]:
        """Every name that `attributes` finds values for."""
        event = self._event(key)
        if event is None:
            return set()
        found = set(_names(event.tree)) | set(_names(event.batch.part("user_attributes")))
        changed = event.data.get("user_attribute_name")
        return found | {changed} if isinstance(changed, str) else found

    def size(self, key: EventKey) -> int | None:
        """Bytes of the event's larger request; None where it makes none."""
        event = self._event(key)
        requests = self.pipeline.inspect_event(event).mapping.requests if event else ()
        return max((len(request.encoded()) for request in requests), default=None)

    def outcomes(self, key: EventKey) -> Iterator[str]:
        """What came of the event: the last try at it says so."""
        last = deque(self._attempts(key), maxlen=1)
        return (attempt.outcome for attempt in last)

    @cached_property
    def _texts(self) -> list[str]:
        items = raw_events(self._batch.text) if self._batch else []
        return [item.decode(errors="replace").casefold() for item in items]

    @cached_property
    def _batch(self) -> Batch | None:
        batch = self.pipeline.open(self.record)
        return batch if isinstance(batch, Batch) else None

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return self._batch.events if self._batch else ()

    def _event(self, key: EventKey) -> Event | None:
        place = self._place(key)
        return self._events[place] if place >= 0 else None

    def _place(self, key: EventKey) -> int:
        """Which event of the record it is; below 0 for none."""
        return key.event


class LookAtCopy(Look):
    """Looks into the copy of one event that somebody edits: a batch of its own with that event
    alone, which is canonical whatever it looks like."""

    def __init__(
        self,
        copy: Inspection,
        pipeline: Pipeline,
        attempts: Callable[[EventKey], Iterable[Attempt]] = _never_sent,
    ) -> None:
        super().__init__(copy.record, pipeline, attempts)
        self._copied = copy.batch

    @cached_property
    def _batch(self) -> Batch | None:
        return self._copied

    def _place(self, key: EventKey) -> int:
        return 0


def _values(tree: Json, name: str) -> Iterator[str]:
    """The texts of every member called `name` at any depth."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key.casefold() == name:
                yield from _texts(value)
            yield from _values(value, name)
    elif isinstance(tree, list):
        for value in tree:
            yield from _values(value, name)


def _names(tree: Json) -> Iterator[str]:
    """The names of members with a plain value, or with some in a list, at any depth."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if any(_texts(value)):
                yield key
            yield from _names(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _names(value)


def _texts(value: Json) -> Iterator[str]:
    """A plain value, or each of a list, as text; an explicit null is none."""
    for item in value if isinstance(value, list) else [value]:
        if item is not None and not isinstance(item, dict | list):
            yield text_of(item)
