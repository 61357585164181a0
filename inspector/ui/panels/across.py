"""The Source tab: what is wrong with each source as a whole, and its events a minute."""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from inspector.diagnose.across import A_MINUTE, Told
from inspector.index.filter import token_text
from inspector.index.source import Source
from inspector.session import Session
from inspector.ui import fonts, words
from inspector.ui.theme import Theme
from inspector.ui.widgets.problem_row import HELP, ProblemRow, link, quiet
from inspector.ui.widgets.throughput import Throughput

MOST_CASES = 6
"""Cases of a problem that have a link of their own."""
FEW = 2
"""Minutes a source must have before they are drawn."""


class AcrossPanel(QScrollArea):
    """Tells which events should be shown."""

    filter_requested = Signal(str)
    """Exactly these events, as a filter."""
    help_requested = Signal(str)
    mute_requested = Signal(int, str, bool)
    """A source, a code, and whether it should be heard of no more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._session: Session | None = None
        self._shown: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Problems of the source")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        if self._session:
            self.show_sources(self._session)

    def show_sources(self, session: Session) -> None:
        """Lists what was found in everything that is open. Nothing where that is what is shown."""
        shown = (self._theme, *map(_state, session.sources.values()))
        if shown == self._shown:
            return
        self._session, self._shown = session, shown
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sources = list(session.sources.values())
        for source in sources:
            if len(sources) > 1:
                column.addWidget(_heading(source.name))
            for part in self._parts(source):
                column.addWidget(part)
        if not sources:
            column.addWidget(quiet("Open a source to see what is wrong with it as a whole."))
        column.addStretch(1)
        self.setWidget(inner)

    # -- inside ---------------------------------------------------------------------------------

    def _parts(self, source: Source) -> list[QWidget]:
        overview = source.overview
        if overview is None:
            return [quiet(_waiting(source))]
        parts: list[QWidget] = []
        heard = [told for told in overview.told if told.code not in source.muted]
        parts += [self._row(source, told) for told in heard]
        if not overview.told:
            parts.append(quiet("Nothing is wrong with the source as a whole."))
        for told in overview.told:
            if told.code in source.muted:
                parts.append(self._muted(source, told))
        if len(overview.minutes.starts) >= FEW:
            loud = bool((overview.minutes.counts > A_MINUTE).any())
            parts.insert(0 if loud else len(parts), self._drawing(source))
        return parts

    def _drawing(self, source: Source) -> QWidget:
        assert source.overview is not None
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 6, 12, 4)
        drawing = Throughput(self._theme, source.overview.minutes)
        drawing.span_requested.connect(partial(self._on_span, source))
        layout.addWidget(drawing)
        return frame

    def _row(self, source: Source, told: Told) -> ProblemRow:
        links = _links(told, partial(self._filter, source))
        row = ProblemRow(self._theme, told.diagnostic, links, partial(self._tools, source, told))
        row.link_activated.connect(self._on_link)
        return row

    def _tools(self, source: Source, told: Told) -> tuple[tuple[str, Callable[[], object]], ...]:
        count = words.plural(len(told.rows), "event")
        return (
            (f"Show {count}", partial(self._on_link, self._filter(source, told.code))),
            (
                "Mute it in this source",
                partial(self.mute_requested.emit, source.id, told.code, True),
            ),
        )

    def _muted(self, source: Source, told: Told) -> QLabel:
        label = QLabel(f"Muted: {escape(told.code)} {link('hear', 'hear again')}")
        label.setContentsMargins(12, 6, 12, 6)
        hear = partial(self.mute_requested.emit, source.id, told.code, False)
        label.linkActivated.connect(lambda _: hear())
        return label

    def _on_link(self, target: str) -> None:
        if target.startswith(HELP):
            self.help_requested.emit(target.removeprefix(HELP))
        else:
            self.filter_requested.emit(target)

    def _on_span(self, source: Source, start: str, end: str) -> None:
        self.filter_requested.emit(self._within(source, f"time>={start} time<{end}"))

    def _filter(self, source: Source, name: str) -> str:
        """The events of a problem or of one case."""
        return self._within(source, token_text("across", name))

    def _within(self, source: Source, tokens: str) -> str:
        """Of this source only, where there are others."""
        several = self._session is not None and len(self._session.sources) > 1
        return f"{token_text('source', source.name)} {tokens}" if several else tokens


def _state(source: Source) -> tuple[object, ...]:
    """What of a source decides what is shown."""
    looked = -1 if source.overview else source.looked
    return (
        source.id,
        id(source.overview),
        looked,
        frozenset(source.muted),
        source.judged < len(source),
    )


def _links(told: Told, filter_of: Callable[[str], str]) -> str:
    """All events, then those of the largest cases."""
    found = [link(filter_of(told.code), f"Show {words.plural(len(told.rows), 'event')}")]
    cases = told.cases[:MOST_CASES] if told.count > 1 else ()
    found += [link(filter_of(case.name), case.subject) for case in cases]
    more = told.count - len(cases)
    return " &nbsp;".join(found) + (f" and {more:,} more" if cases and more > 0 else "")


def _waiting(source: Source) -> str:
    if source.judged < len(source):
        return "The source is looked at as a whole once every event is judged."
    percent = words.percent(source.looked, len(source))
    return f"Looking at the source as a whole… {percent} %"


def _heading(name: str) -> QLabel:
    heading = QLabel(name)
    heading.setFont(fonts.sans(bold=True))
    heading.setContentsMargins(12, 8, 12, 2)
    return heading
