"""The left column: what is open, and every verdict, problem, event type and kind of other
traffic with its count."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector.index.census import census
from inspector.index.filter import Filter, token_text
from inspector.index.source import Source, State
from inspector.session import Session
from inspector.ui import fonts, words
from inspector.ui.bridge import Bridge
from inspector.ui.models.tally import Tally
from inspector.ui.theme import Theme
from inspector.ui.widgets.facet_row import FacetRow

MOST = 9
"""Lines of a facet before the rest folds away."""

_TOKENS = {"other": "type"}
"""The filter of a facet, where it is called otherwise."""
_TIP = "{}. Click to filter by it."
_TIPS = {
    "other": "It carries no events, so nothing becomes of it and it is hidden. Click to see it."
}

Entry = tuple[str, str, str, str]
"""A value, its words, its icon, and the severity whose colour the icon has, or empty."""

PAUSE_MS = 200
"""Counts are brought up to date at most this often while a source is read."""


class _Section(QWidget):
    """A heading and its lines. Lines are kept while their values stay."""

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[str, FacetRow] = {}
        self._all = False
        self._more = QPushButton()
        self._more.setProperty("flat", True)
        self._more.setFont(fonts.sans("small"))
        self._more.clicked.connect(self._on_more_clicked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 2)
        self._layout.setSpacing(0)
        heading = QLabel(title)
        heading.setFont(fonts.sans("caption", bold=True))
        heading.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        heading.setContentsMargins(12, 2, 12, 4)
        self._layout.addWidget(heading)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for row in self.rows.values():
            row.set_theme(theme)

    def keep(self, values: Iterable[Entry]) -> list[FacetRow]:
        """Shows a line for each value, in this order; returns the new ones."""
        wanted = {value: look for value, *look in values}
        for value in [value for value in self.rows if value not in wanted]:
            row = self.rows.pop(value)
            self._layout.removeWidget(row)
            row.deleteLater()
        new = []
        for place, (value, (text, icon, severity)) in enumerate(wanted.items(), start=1):
            if value not in self.rows:
                self.rows[value] = FacetRow(self._theme, text, value, icon, severity)
                new.append(self.rows[value])
            if self._layout.indexOf(self.rows[value]) != place:
                self._layout.insertWidget(place, self.rows[value])
        self.setVisible(bool(wanted))
        self._fold()
        return new

    def _fold(self) -> None:
        rest = len(self.rows) - MOST
        for place, row in enumerate(self._in_order()):
            row.setVisible(self._all or place < MOST or rest == 1 or row.isChecked())
        self._more.setVisible(rest > 1)
        self._more.setText("  Show fewer" if self._all else f"  Show {rest} more")

    def _in_order(self) -> list[FacetRow]:
        return sorted(self.rows.values(), key=self._layout.indexOf)

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self._fold()


class FacetsPanel(QScrollArea):
    """Tells which token was clicked and what should happen to a source."""

    token_toggled = Signal(str)
    close_requested = Signal(int)
    reopen_requested = Signal(int)
    pause_requested = Signal(int)
    """Work on a source should be held up, or go on."""
    follow_requested = Signal(int)
    """A source should be followed, or no longer."""

    def __init__(self, session: Session, bridge: Bridge, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.follows: Callable[[int], bool] = lambda _: False
        """Whether a source is followed as its file grows."""
        self._tally = Tally()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lines have it
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Sources and facets")
        self.sources = _Section("SOURCES", theme)
        self.facets = {
            "verdict": _Section("VERDICT", theme),
            "edited": _Section("EDITED HERE", theme),
            "problem": _Section("PROBLEMS", theme),
            "across": _Section("ACROSS THE SOURCE", theme),
            "type": _Section("EVENT TYPE", theme),
            "other": _Section("OTHER TRAFFIC", theme),
        }
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(0)
        for section in (self.sources, *self.facets.values()):
            layout.addWidget(section)
        layout.addStretch(1)
        self.setWidget(inner)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        changes = (bridge.sources_changed, bridge.rows_reset, bridge.verdicts_changed)
        for signal in (*changes, bridge.overview_changed, bridge.edits_changed):
            signal.connect(self._on_changed)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        for section in (self.sources, *self.facets.values()):
            section.set_theme(theme)

    def refresh(self) -> None:
        """Brings sources and counts up to date now."""
        self._pause.stop()
        self._show_sources(self._session.sources.values())
        tally = self._tally
        tally.update(self._session.sources.values(), self._session.edited)
        verdicts = [
            (verdict.value, text, icon, severity)
            for verdict, (icon, text, severity) in words.VERDICTS.items()
            if tally.verdicts[verdict]
        ]
        self._show("verdict", verdicts, tally.verdicts)
        self._show("problem", self._problems(tally.problems), tally.problems)
        self._show("across", self._problems(tally.across), tally.across)
        types = sorted(tally.types, key=lambda value: (-tally.types[value], value))
        self._show(
            "type", [(value, value, words.kind(value), "") for value in types if value], tally.types
        )
        edited = [("yes", "edited", "edited", "")] if tally.edited else []
        self._show("edited", edited, tally.edited)
        others = [(value, value, "request", "") for value, _ in tally.other.most_common()]
        self._show("other", others, tally.other)
        self.show_filter(self._session.filter)

    def show_filter(self, shown: Filter) -> None:
        """Marks the lines whose token stands in the filter."""
        for key, section in self.facets.items():
            for value, row in section.rows.items():
                row.setChecked(shown.asks_for(_TOKENS.get(key, key), value))
        for source in self._session.sources.values():
            if line := self.sources.rows.get(str(source.id)):
                line.setChecked(shown.asks_for("source", source.name))

    # -- inside ---------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _show(self, key: str, values: list[Entry], counts: dict[str, int]) -> None:
        section = self.facets[key]
        for row in section.keep(values):
            token = token_text(_TOKENS.get(key, key), row.value)
            row.clicked.connect(partial(self._on_facet_clicked, token))
        for value, row in section.rows.items():
            row.set_count(words.short(counts[value]))
            row.setToolTip(_TIPS.get(key, _TIP).format(words.plural(counts[value], "event")))

    def _problems(self, counts: Mapping[str, int]) -> list[Entry]:
        """Problem codes with their icons, the worst first, then the most frequent."""
        severity = self._session.pipeline.severity
        ranked = sorted(counts, key=lambda code: (severity(code).rank, -counts[code], code))
        return [
            (
                code,
                code.removeprefix("across."),
                words.SEVERITIES[severity(code)][0],
                severity(code).value,
            )
            for code in ranked
        ]

    def _show_sources(self, sources: Iterable[Source]) -> None:
        listed = list(sources)
        for row in self.sources.keep([_entry(source) for source in listed]):
            row.clicked.connect(partial(self._on_facet_clicked, token_text("source", row.text())))
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            row.customContextMenuRequested.connect(
                lambda at, row=row: self._on_menu(int(row.value), row.mapToGlobal(at))
            )
        for source in listed:
            row = self.sources.rows[str(source.id)]
            note, failed = _note(source)
            row.set_count(words.short(source.events), note, failed=failed)
            row.setToolTip(_tip(source))

    def _on_facet_clicked(self, token: str, _checked: bool = False) -> None:
        self.token_toggled.emit(token)

    def _on_menu(self, source_id: int, at: QPoint) -> None:
        source = self._session.sources.get(source_id)
        if source is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Close", lambda: self.close_requested.emit(source_id))
        pause = menu.addAction(
            "Go on" if source.paused else "Pause", lambda: self.pause_requested.emit(source_id)
        )
        pause.setVisible(source.state is State.READING or source.judged < len(source))
        reopen = menu.addAction("Read again", lambda: self.reopen_requested.emit(source_id))
        reopen.setVisible(bool(source.path) and source.state is not State.LIVE)
        followed = self.follows(source_id)
        follow = menu.addAction(
            "Follow no longer" if followed else "Follow as it grows",
            lambda: self.follow_requested.emit(source_id),
        )
        follow.setVisible(bool(source.path) and (followed or source.state is not State.LIVE))
        menu.popup(at)


def _entry(source: Source) -> Entry:
    icon = "capture" if source.state is State.LIVE else "file" if source.path else "paste"
    return str(source.id), source.name, icon, ""


def _note(source: Source) -> tuple[str, bool]:
    """The second line of a source, and whether it is bad news."""
    if source.state is State.FAILED:
        return source.error, True
    if source.paused:
        return "paused", False
    if source.state is State.LIVE:
        live = "live" if source.judged == len(source) else "live; verdicts…"
        return source.error or live, bool(source.error)
    if source.state is State.READING:
        return f"reading… {words.percent(source.done, source.size)} %", False
    other = source.columns.others
    judged = words.percent(source.judged, len(source))
    if source.file and source.judged < len(source):
        return f"verdicts… {judged} %", False
    if source.file and source.overview is None and source.looked:
        return f"looking across… {words.percent(source.looked, len(source))} %", False
    notes = [words.plural(other, "other request")] if other else []
    if source.state is State.STOPPED:
        notes.insert(0, f"stopped at {words.percent(source.done, source.size)} %")
    elif not source.events:
        notes.insert(0, "no events in it")
    return "; ".join(notes), False


def _tip(source: Source) -> str:
    lines = [source.path or source.name, words.size(source.size)]
    lines += [
        f"other traffic: {kind} × {n:,}" for kind, n in sorted(census("other", source).items())
    ]
    if source.state is not State.READY:
        lines.append(_note(source)[0])
    return "\n".join(lines)
