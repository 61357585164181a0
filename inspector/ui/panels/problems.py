"""The Problems tab: each problem of the event in a sentence, with its remedy and its place."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from inspector.model.batch import Kind
from inspector.model.inspection import Inspection
from inspector.model.mapping import Dispute
from inspector.model.problems import Diagnostic
from inspector.ui import words
from inspector.ui.theme import Theme
from inspector.ui.widgets.dispute_card import DisputeCard
from inspector.ui.widgets.problem_row import HELP, ProblemRow, link, quiet

HEAR = "hear:"
"""What a link begins with that lets a muted problem be heard again."""
MAX_PLACES = 8
"""Links to places of one problem; the rest is counted."""

Count = Callable[[str], int]
"""How many events have a problem."""
_Shown: TypeAlias = tuple[Inspection | None, Sequence[Dispute], Collection[str], Count]


class ProblemsPanel(QScrollArea):
    """Tells which pointer a link leads to, and what should become of a problem."""

    reveal_requested = Signal(str)
    decided = Signal(str, object)
    """How the workspace decides about documents that disagree: the switch and the `Decision`."""
    help_requested = Signal(str)
    """The id of the page of the help that a code leads to."""
    filter_requested = Signal(str)
    """All events with the problem of this code should be shown."""
    mute_requested = Signal(str, bool)
    """A code should not be heard of in this source, or again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: _Shown = (None, (), (), lambda _: 0)
        self._told: object = None
        """What the rows were made of: events with the same problems share them."""
        self.setWidgetResizable(True)
        self.setAccessibleName("Problems of the event")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self._told = None
        self.show_event(*self._shown)

    def show_event(
        self,
        inspection: Inspection | None,
        disputes: Sequence[Dispute] = (),
        muted: Collection[str] = (),
        count: Count = lambda _: 0,
    ) -> None:
        """Lists the problems, worst first, but for those that are muted; where documents disagree,
        what each says. `count` is asked only where somebody opens a menu."""
        self._shown = inspection, disputes, muted, count
        problems = inspection.diagnostics if inspection else ()
        told = problems, tuple(disputes), frozenset(muted), _no_problems(inspection)
        if told != self._told:
            self._told = told
            self._build(inspection, disputes, muted)

    # -- inside ---------------------------------------------------------------------------------

    def _build(
        self,
        inspection: Inspection | None,
        disputes: Sequence[Dispute],
        muted: Collection[str],
    ) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._add_cards(column, (each for each in disputes if each.of_event))
        problems = inspection.diagnostics if inspection else ()
        heard = [problem for problem in problems if problem.code not in muted]
        for problem in sorted(heard, key=lambda each: each.severity.rank):
            column.addWidget(self._row(problem))
        self._add_cards(column, (each for each in disputes if not each.of_event))
        if not problems:
            column.addWidget(quiet(_no_problems(inspection)))
        if len(heard) < len(problems):
            codes = [problem.code for problem in problems if problem.code in muted]
            column.addWidget(self._muted(list(dict.fromkeys(codes))))
        column.addStretch(1)
        self.setWidget(inner)

    def _add_cards(self, column: QVBoxLayout, disputes: Iterable[Dispute]) -> None:
        for dispute in disputes:
            card = DisputeCard(dispute)
            card.decided.connect(self.decided)
            column.addWidget(card)

    def _row(self, problem: Diagnostic) -> ProblemRow:
        row = ProblemRow(
            self._theme, problem, _links(problem.pointers), partial(self._tools, problem.code)
        )
        row.link_activated.connect(self._on_link)
        return row

    def _tools(self, code: str) -> tuple[tuple[str, Callable[[], object]], ...]:
        count = words.plural(self._shown[3](code), "event")
        return (
            (f"Show all with it: {count}", partial(self.filter_requested.emit, code)),
            ("Mute it in this source", partial(self.mute_requested.emit, code, True)),
        )

    def _muted(self, codes: list[str]) -> QLabel:
        heard = ", ".join(f"{code} ({link(HEAR + code, 'hear again')})" for code in codes)
        label = quiet(f"Muted in this source: {heard}")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.linkActivated.connect(self._on_link)
        return label

    def _on_link(self, target: str) -> None:
        if target.startswith(HELP):
            self.help_requested.emit(target.removeprefix(HELP))
        elif target.startswith(HEAR):
            self.mute_requested.emit(target.removeprefix(HEAR), False)
        else:
            self.reveal_requested.emit(target)


def _no_problems(inspection: Inspection | None) -> str:
    if inspection is None:
        return "Choose an event to see its problems."
    if inspection.record.kind is Kind.OTHER:
        return "There is nothing to judge: this is other traffic and carries no events."
    return "No problems: nothing is lost, and MoEngage would take it."


def _links(pointers: tuple[str, ...]) -> str:
    """One link for one place; for several, a link each, called by the field."""
    if len(pointers) < 2:
        return "".join(link(pointer, "Show in event") for pointer in pointers)
    names = [pointer.rsplit("/", 1)[-1] for pointer in pointers[:MAX_PLACES]]
    shown = [
        link(pointer, f"{name} {names[: at + 1].count(name)}" if names.count(name) > 1 else name)
        for at, (pointer, name) in enumerate(zip(pointers, names, strict=False))
    ]
    more = len(pointers) - MAX_PLACES
    return "Show in event: " + ", ".join(shown) + (f" and {more} more" if more > 0 else "")
