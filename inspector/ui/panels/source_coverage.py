"""What becomes of the fields of a whole source: counts, and what is left out most."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inspector.mapping.coverage import Lost, Tally
from inspector.model.mapping import RuleInfo
from inspector.ui import words
from inspector.ui.models.table import Line
from inspector.ui.theme import Theme
from inspector.ui.widgets.coverage_bar import CoverageBar
from inspector.ui.widgets.rule_card import page_of
from inspector.ui.widgets.table import Table

LONGEST = 60
"""Characters of an example that are shown."""


class SourceCoverage(QObject):
    """Its head and its table stand in the Mapping rules tab. Somebody else does the counting."""

    wanted = Signal()
    """The counts of the shown event's source are asked for."""
    stopped = Signal()
    """The user has seen enough."""
    help_requested = Signal(str)
    """The page of the help about the rule of a line."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rule: Callable[[str], RuleInfo] | None = None
        self.bar = CoverageBar(theme)
        self._state = QLabel()
        self.stop = QPushButton("Stop")
        self.stop.clicked.connect(self.stopped)
        self.stop.hide()
        self.table = Table(
            "Fields left out most",
            ("Field", "Left out in", "of events with it", "Rule", "Why", "Example"),
            (260, 90, 120, 150, 0, 150),
        )
        self.table.activated.connect(lambda _: self._on_chosen())
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self._state)
        row.addWidget(self.stop)

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.bar.set_theme(theme)

    def show_rules(self, rule: Callable[[str], RuleInfo]) -> None:
        """Knows the rules from now on."""
        self._rule = rule

    def ask(self) -> None:
        """Asks for the counts."""
        self.wanted.emit()

    def show_tally(self, tally: Tally, done: int, records: int, error: str = "") -> None:
        """Shows what is counted so far. `error`: why it ended early, in a sentence."""
        self.bar.show_coverage(tally.coverage)
        self.stop.setVisible(not error and done < records)
        events = words.plural(tally.events, "event")
        if error:
            self._state.setText(f"{events}. {error}")
        elif done < records:
            self._state.setText(f"{events} so far, {words.percent(done, records)} %")
        else:
            self._state.setText(f"in {events}")
        self.table.show_lines([self._line(each, tally.events) for each in tally.lost()])

    def _line(self, lost: Lost, events: int) -> Line:
        info = self._rule(lost.rule) if self._rule else None
        share = f"{words.percent(lost.events, events)} %"
        return Line(
            texts=(
                lost.field,
                f"{lost.events:,} ({share})",
                f"{lost.seen:,}",
                lost.rule,
                info.sentence if info else "",
                " ".join(lost.example[:LONGEST].split()),
            ),
            what=lost.rule,
            tip="Double-click or Enter: the page about the rule",
        )

    def _on_chosen(self) -> None:
        line = self.table.current()
        if line and isinstance(line.what, str):
            self.help_requested.emit(page_of(line.what.rpartition("+")[2]))
