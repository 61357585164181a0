"""What is open, selected and chosen. Tells its subscribers; knows no window. One thread only."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from inspector.index.columns import Judged, Part
from inspector.index.edited import Edited
from inspector.index.row import Row
from inspector.index.sieve import Sieve
from inspector.index.source import Chunk, Source, State
from inspector.index.ticks import Ticks
from inspector.model.delivery import Attempt, EventKey
from inspector.model.inspection import Inspection
from inspector.model.mapping import MappingSettings
from inspector.model.workspace import Workspace
from inspector.pipeline import Pipeline
from inspector.session.again import carry_over, moved_keys
from inspector.session.counts import Counts
from inspector.session.draft import Draft
from inspector.session.edits import Edits
from inspector.session.facts import Fact
from inspector.session.remarks import Remarks
from inspector.session.shelf import Shelf
from inspector.session.showing import Showing


class Session(Showing):
    """The state every front end shares."""

    def __init__(
        self, pipeline_for: Callable[[MappingSettings], Pipeline], workspace: Workspace
    ) -> None:
        super().__init__(self._sieve)
        self._pipeline_for = pipeline_for
        self._next_id = 1
        self.workspace = workspace
        self.pipeline = pipeline_for(workspace.mapping)
        self.draft = Draft(workspace, self.under, self._tell)
        self.ticked = Ticks(self.sources)
        self.edits = Edits(self._original, lambda: self._tell(Fact.EDITS_CHANGED))
        """The events somebody edited: they are shown, mapped and sent as edited."""
        self.shelf = Shelf(self.sources, self.ticked, self.edits, self._on_exchanged)
        self.remarks = Remarks(self.sources, self._tell)
        self.attempts: dict[EventKey, list[Attempt]] = {}
        self._counts = Counts(self)

    # -- sources --------------------------------------------------------------------------------

    def begin_source(
        self, name: str, size: int, path: str = "", state: State = State.READING
    ) -> Source:
        """A new source without rows yet."""
        source = self.sources[self._next_id] = Source(self._next_id, name, size, path, state)
        self._next_id += 1
        self._tell(Fact.SOURCES_CHANGED)
        return source

    def take(self, source: Source, chunk: Chunk | Part | Judged) -> None:
        """Adds a chunk, or the verdicts of rows; selects the first row."""
        if self.sources.get(source.id) is not source:
            return
        if isinstance(chunk, Judged):
            self._settle(source, chunk)
            return
        before = len(source)
        source.take(chunk)
        if self._view.grow(source, before):
            self._tell(Fact.SEARCH_BEGUN)
        self._tell(Fact.ROWS_APPENDED)
        self._tell(Fact.SOURCES_CHANGED)
        self._select_first()

    def finish_source(self, source: Source, state: State = State.READY, error: str = "") -> None:
        """Nothing more will come. With FAILED, `error` says why in a sentence."""
        source.state, source.error = state, error
        if not self.reading and self._view.put_in_order():
            self._tell(Fact.ROWS_RESET)
        self._tell(Fact.SOURCES_CHANGED)
        self._select_first()

    def keep_only(self, source: Source, part: Part) -> None:
        """The rows of a source are these from now on. What was chosen among them stays chosen."""
        self.ticked.reset(source, part)
        self._reset_rows()
        self._tell(Fact.SOURCES_CHANGED)
        self._tell(Fact.TICKS_CHANGED)
        if self.selected and self.selected.source == source.id and not source.holds(self.selected):
            self.select(None)
            self._select_first()

    def show_progress(self, source: Source, done: int) -> None:
        """A source that is shown as it was is being read again: how far."""
        source.state, source.done = State.READING, done
        self._tell(Fact.SOURCES_CHANGED)

    def exchange_source(self, fresh: Source) -> int:
        """Shows a source that was read again, under its id; what was done with its events stays
        with them. Returns how many chosen ones are gone."""
        old = self.sources[fresh.id]
        chosen = dict.fromkeys((self.selected,) if self.selected else ())
        moved, lost = carry_over(old, fresh, self.ticked, (*chosen, *self.attempts, *self.edits))
        self.attempts = moved_keys(self.attempts, moved)
        self.edits.move(moved)
        self._view.stop()
        self.sources[fresh.id] = fresh
        old.close()
        self._tell(Fact.TICKS_CHANGED)
        self._reset_rows()
        self.select(next(iter(moved_keys(chosen, moved)), None))
        self._select_first()
        return lost

    def close_source(self, source_id: int) -> None:
        """Takes a source away with its ticks and edits; the `shelf` may bring it back."""
        self._view.stop()
        self.shelf.put(source_id, self.pipeline)

    # -- choosing -------------------------------------------------------------------------------

    def values(self, key: str) -> Counter[str]:
        """The values a filter has in what is open, with how many events have each."""
        return self._counts.of(key)

    def tick(self, keys: Iterable[EventKey], on: bool) -> None:
        """Chooses events for sending, or takes them back."""
        self.ticked.put(keys, on)
        self._tell(Fact.TICKS_CHANGED)

    def tick_shown(self, on: bool) -> None:
        """Chooses every event the filter lets through, or takes them back."""
        self.ticked.put_rows(self.rows, on)
        self._tell(Fact.TICKS_CHANGED)

    def untick_all(self) -> None:
        """Takes every event back, shown or not."""
        self.ticked.clear()
        self._tell(Fact.TICKS_CHANGED)

    def inspection(self, key: EventKey) -> Inspection:
        """Everything about one row, made from its bytes, or from what they were edited to."""
        return self.inspection_under(key, self.workspace.settings)

    def inspection_under(self, key: EventKey, settings: MappingSettings) -> Inspection:
        """What a row would be under other mapping settings; nothing is changed."""
        pipeline = self.under(settings)
        return self.edits.inspection(key, pipeline) or self._original(key, pipeline)

    def under(self, settings: MappingSettings) -> Pipeline:
        """The pipeline of the workspace, if it held these settings."""
        if settings == self.workspace.settings:
            return self.pipeline
        return self._pipeline_for(replace(self.workspace, settings=settings).mapping)

    def edited(self, source: Source) -> Mapping[int, Edited]:
        """The edited events of a source, by the places of their rows."""
        return self.edits.within(source, self.pipeline, self._tries)

    # -- workspace and sending ------------------------------------------------------------------

    def set_workspace(self, workspace: Workspace) -> bool:
        """Changes the target. True where its mapping settings ask for all rows to be made anew."""
        changed = workspace.mapping != self.workspace.mapping
        self.workspace = workspace
        if changed:
            self.pipeline = self._pipeline_for(workspace.mapping)
        self.draft.hold(workspace)
        self._tell(Fact.WORKSPACE_CHANGED)
        if changed:
            self._tell(Fact.SELECTION_CHANGED)
        return changed

    def replace_rows(self, source: Source, rows: Iterable[Row]) -> None:
        """The rows of a source under the new settings, all at once."""
        source.replace(rows)
        self._reset_rows()

    def forget_verdicts(self, source: Source) -> None:
        """What was judged under other settings is no longer known."""
        source.forget_rulings()
        self._reset_rows()

    def add_attempts(self, attempts: Iterable[Attempt]) -> None:
        """Keeps what came of sending, under each event."""
        for attempt in attempts:
            self.attempts.setdefault(attempt.key, []).append(attempt)
        self._tell(Fact.DELIVERIES_CHANGED)

    # -- inside ---------------------------------------------------------------------------------

    def _original(self, key: EventKey, pipeline: Pipeline) -> Inspection:
        return self.sources[key.source].inspect(key, pipeline)

    def _sieve(self, source: Source) -> Sieve:
        return Sieve(source, self.pipeline, self._tries, self.edited(source), self.draft.forecast)

    def _tries(self, key: EventKey) -> Iterable[Attempt]:
        return self.attempts.get(key, ())

    def _on_exchanged(self) -> None:
        if self.selected and self.selected.source not in self.sources:
            self.selected = None
        self._tell(Fact.SOURCES_CHANGED)
        self._tell(Fact.TICKS_CHANGED)
        self._reset_rows()

    def _settle(self, source: Source, judged: Judged) -> None:
        source.settle(judged)
        self.rows.forget()
        if self._view.is_settled_by(source):
            self._refresh_rows()
        self._tell(Fact.VERDICTS_CHANGED)

    def _tell(self, fact: Fact) -> None:
        self._counts.hear(fact)
        super()._tell(fact)
