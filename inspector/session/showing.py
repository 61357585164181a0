"""What is open, which rows of it are shown, and the one event on screen."""

from collections.abc import Callable

from inspector.index.arrays import Numbers
from inspector.index.filter import Filter, parse
from inspector.index.rows import Rows
from inspector.index.search import Search
from inspector.index.sieve import Sieve
from inspector.index.source import Source, State
from inspector.model.delivery import EventKey
from inspector.session.facts import Fact
from inspector.session.teller import Teller
from inspector.session.view import View


class Showing(Teller):
    """The half of a session that a list of events needs. It puts nothing into the sources."""

    def __init__(self, sieve: Callable[[Source], Sieve]) -> None:
        """`sieve` makes what decides on the rows of a source."""
        super().__init__()
        self.sources: dict[int, Source] = {}
        self._view = View(self.sources, sieve)
        self.selected: EventKey | None = None

    @property
    def filter(self) -> Filter:
        """What is shown of the rows."""
        return self._view.filter

    @property
    def rows(self) -> Rows:
        """The rows the filter lets through, in the order they were read."""
        return self._view.rows

    @property
    def search(self) -> Search | None:
        """What is left to look for in bytes; who runs it gives what it finds to `take_found`."""
        return self._view.search

    @property
    def total(self) -> int:
        """How many rows there are before the filter; other traffic counts where it is asked for."""
        return self._view.total

    @property
    def others(self) -> int:
        """How much other traffic there is, shown or not."""
        return sum(each.columns.others for each in self.sources.values())

    @property
    def reading(self) -> bool:
        """Whether a source is still being read."""
        return any(source.state is State.READING for source in self.sources.values())

    @property
    def searching(self) -> bool:
        """Whether the filter has not looked at everything yet."""
        return self.search is not None

    def set_filter(self, text: str) -> None:
        """Shows only what `text` lets through. Raises FilterError with the place of a fault."""
        self._view.filter = parse(text)
        self._reset_rows()

    def take_found(self, search: Search, source: Source, numbers: Numbers) -> None:
        """Shows what a search found; nothing where it is not the present one."""
        if search is self.search and source.id in self.sources and len(numbers):
            self.rows.append(source, numbers)
            self._tell(Fact.ROWS_APPENDED)

    def end_search(self, search: Search) -> None:
        """The search looked at everything."""
        if search is self.search:
            self._view.search = None
            self._tell(Fact.SOURCES_CHANGED)

    def select(self, key: EventKey | None) -> None:
        """Makes `key` the event on screen."""
        self.selected = key
        self._tell(Fact.SELECTION_CHANGED)

    # -- inside ---------------------------------------------------------------------------------

    def _refresh_rows(self) -> None:
        """What is let through now; told as grown where it is what there was and more."""
        self._tell_rows(Fact.ROWS_APPENDED if self._view.refresh() else Fact.ROWS_RESET)
        self._select_first()

    def _select_first(self) -> None:
        if self.selected is None and (first := self._view.first):
            self.select(first)

    def _reset_rows(self) -> None:
        self._view.find()
        self._tell_rows(Fact.ROWS_RESET)

    def _tell_rows(self, fact: Fact) -> None:
        for each in (Fact.SEARCH_BEGUN, fact) if self._view.search else (fact,):
            self._tell(each)

    def _tell(self, fact: Fact) -> None:
        super()._tell(fact)
        if self._view.is_concerned_by(fact):
            self._refresh_rows()
