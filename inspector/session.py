"""What is open, selected and chosen. Tells its subscribers; knows no window. One thread only."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import islice

from inspector.index.filter import Filter, column, parse
from inspector.index.look import Look
from inspector.index.row import Row
from inspector.index.source import Chunk, Source, State
from inspector.model.delivery import Attempt, EventKey
from inspector.model.inspection import Inspection
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import SANDBOX, Workspace
from inspector.pipeline import Pipeline

NAMED = 300
"""Events that are decoded to learn which attributes there are: some milliseconds of work."""


LOCAL = Workspace("Sandbox (this machine)", "SANDBOX", SANDBOX)
"""Where a window starts: a LIVE workspace is never the first target."""


class Fact(StrEnum):
    """What a subscriber is told, in the past tense."""

    SOURCES_CHANGED = "sources_changed"
    """A source was opened, read on, finished, failed or closed."""
    ROWS_APPENDED = "rows_appended"
    """`rows` grew at its end."""
    ROWS_RESET = "rows_reset"
    """`rows` is another list: filter, workspace settings or sources changed."""
    SELECTION_CHANGED = "selection_changed"
    TICKS_CHANGED = "ticks_changed"
    WORKSPACE_CHANGED = "workspace_changed"
    DELIVERIES_CHANGED = "deliveries_changed"
    """Attempts were added."""


class Session:
    """The state every front end shares."""

    def __init__(
        self, pipeline_for: Callable[[MappingSettings], Pipeline], workspace: Workspace
    ) -> None:
        self._pipeline_for = pipeline_for
        self._subscribers: list[Callable[[Fact], None]] = []
        self._next_id = 1
        self.workspace = workspace
        self.pipeline = pipeline_for(workspace.settings)
        self.sources: dict[int, Source] = {}
        self.filter: Filter = parse("")
        self.rows: list[Row] = []
        """The rows the filter lets through, in the order they were read."""
        self.selected: EventKey | None = None
        self.ticked: set[EventKey] = set()
        self.attempts: dict[EventKey, list[Attempt]] = {}
        self._values: dict[str, Counter[str]] = {}
        """What `values` counted since rows or attempts last changed."""
        self._look: Look | None = None
        """Into the record that was filtered last: the rows of a record follow each other."""

    def subscribe(self, subscriber: Callable[[Fact], None]) -> None:
        """Calls `subscriber` with every fact from now on."""
        self._subscribers.append(subscriber)

    @property
    def total(self) -> int:
        """How many rows there are before the filter."""
        return sum(len(source.rows) for source in self.sources.values())

    @property
    def reading(self) -> bool:
        """Whether a source is still being read."""
        return any(source.state is State.READING for source in self.sources.values())

    def all_rows(self) -> Iterable[Row]:
        """Every row, whatever the filter."""
        for source in self.sources.values():
            yield from source.rows

    # -- sources --------------------------------------------------------------------------------

    def begin_source(self, name: str, size: int, path: str = "") -> Source:
        """A new source without rows yet."""
        source = Source(id=self._next_id, name=name, size=size, path=path)
        self._next_id += 1
        self.sources[source.id] = source
        self._tell(Fact.SOURCES_CHANGED)
        return source

    def take(self, source: Source, chunk: Chunk) -> None:
        """Adds a chunk; selects the first row there ever was."""
        if source.id not in self.sources:
            return
        source.take(chunk)
        self.rows.extend(row for row in chunk.rows if self._shows(row))
        self._tell(Fact.ROWS_APPENDED)
        self._tell(Fact.SOURCES_CHANGED)
        if self.selected is None and self.rows:
            self.select(self.rows[0].key)

    def finish_source(self, source: Source, state: State = State.READY, error: str = "") -> None:
        """Nothing more will come. With FAILED, `error` says why in a sentence."""
        source.state, source.error = state, error
        self._tell(Fact.SOURCES_CHANGED)

    def close_source(self, source_id: int) -> None:
        """Forgets a source, its rows and its ticks."""
        self.sources.pop(source_id, None)
        self.ticked = {key for key in self.ticked if key.source != source_id}
        if self.selected and self.selected.source == source_id:
            self.selected = None
        self._tell(Fact.SOURCES_CHANGED)
        self._tell(Fact.TICKS_CHANGED)
        self._reset_rows()

    # -- choosing -------------------------------------------------------------------------------

    def set_filter(self, text: str) -> None:
        """Shows only what `text` lets through. Raises FilterError with the place of a fault."""
        self.filter = parse(text)
        self._reset_rows()

    def values(self, key: str) -> Counter[str]:
        """The values a filter has in what is open, with how many events have each. For `attr`:
        the names of attributes in the first events."""
        if key not in self._values:
            self._values[key] = self._count(key)
        return self._values[key]

    def select(self, key: EventKey | None) -> None:
        """Makes `key` the event on screen."""
        self.selected = key
        self._tell(Fact.SELECTION_CHANGED)

    def tick(self, keys: Iterable[EventKey], on: bool) -> None:
        """Chooses events for sending, or takes them back."""
        self.ticked = self.ticked | set(keys) if on else self.ticked - set(keys)
        self._tell(Fact.TICKS_CHANGED)

    def inspection(self, key: EventKey) -> Inspection:
        """Everything about one row, made from its bytes."""
        return self.sources[key.source].inspect(key, self.pipeline)

    def inspection_under(self, key: EventKey, settings: MappingSettings) -> Inspection:
        """What a row would be under other mapping settings; nothing is changed."""
        return self.sources[key.source].inspect(key, self._pipeline_for(settings))

    # -- workspace and sending ------------------------------------------------------------------

    def set_workspace(self, workspace: Workspace) -> bool:
        """Changes the target. True where other mapping settings ask for `replace_rows`."""
        changed = workspace.settings != self.workspace.settings
        self.workspace = workspace
        if changed:
            self.pipeline = self._pipeline_for(workspace.settings)
        self._tell(Fact.WORKSPACE_CHANGED)
        if changed:
            self._tell(Fact.SELECTION_CHANGED)
        return changed

    def replace_rows(self, source: Source, rows: list[Row]) -> None:
        """The rows of a source under the new settings, all at once."""
        source.rows = rows
        self._reset_rows()

    def add_attempts(self, attempts: Iterable[Attempt]) -> None:
        """Keeps what came of sending, under each event."""
        for attempt in attempts:
            self.attempts.setdefault(attempt.key, []).append(attempt)
        self._tell(Fact.DELIVERIES_CHANGED)
        if any(token.key == "sent" for token in self.filter.tokens):
            self._reset_rows()

    # -- inside ---------------------------------------------------------------------------------

    def _shows(self, row: Row) -> bool:
        look = self._looking(row.key)
        return self.filter.matches(row, look.contains, look)

    def _looking(self, key: EventKey) -> Look:
        record = self.sources[key.source].records[key.record]
        look = self._look
        if look is None or look.record is not record or look.pipeline is not self.pipeline:
            look = Look(record, self.pipeline, lambda key: self.attempts.get(key, ()))
            self._look = look
        return look

    def _count(self, key: str) -> Counter[str]:
        if key == "sent":
            sent = [key for key in self.attempts if key.source in self.sources]
            return Counter(v for key in sent for v in set(self._looking(key).outcomes(key)))
        if key == "attr":
            some = islice(self.all_rows(), NAMED)
            return Counter(v for row in some for v in self._looking(row.key).names(row.key))
        return Counter(value for row in self.all_rows() for value in set(column(key, row)))

    def _reset_rows(self) -> None:
        self.rows = [row for row in self.all_rows() if self._shows(row)]
        self._tell(Fact.ROWS_RESET)

    def _tell(self, fact: Fact) -> None:
        if fact in (Fact.ROWS_APPENDED, Fact.ROWS_RESET, Fact.DELIVERIES_CHANGED):
            self._values.clear()
        for subscriber in self._subscribers:
            subscriber(fact)
