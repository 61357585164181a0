"""The Mapping rules tab: the fate of every field with the rule that decided it, and how much of the
event, or of its whole source, arrives."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.mapping.coverage import Coverage, Fate, coverage
from inspector.model.inspection import Inspection
from inspector.model.mapping import Link, LinkKind, RuleInfo
from inspector.pipeline import Pipeline
from inspector.ui.models.table import Line
from inspector.ui.panels.source_coverage import SourceCoverage
from inspector.ui.theme import Theme
from inspector.ui.widgets.coverage_bar import CoverageBar
from inspector.ui.widgets.rule_card import RuleCard
from inspector.ui.widgets.table import Table

SOURCE, TARGET = "source", "target"

_KINDS = {
    LinkKind.KEPT: "kept",
    LinkKind.RENAMED: "→ renamed",
    LinkKind.CONVERTED: "~ converted",
    LinkKind.MERGED: "~ merged",
    LinkKind.USED: "used",
    LinkKind.DROPPED: "− dropped",
    LinkKind.ADDED: "+ added",
}


class RulesPanel(QWidget):
    """The event's fields, or those of its source."""

    reveal_requested = Signal(str, str)
    """Pointer and side of the field a chosen line stands for."""
    help_requested = Signal(str)
    """The page of the help about a rule."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._links: tuple[Link, ...] = ()
        self._coverage = Coverage(())
        self._firehose = ""
        self._rule: Callable[[str], RuleInfo] | None = None
        self._wanted = ""
        self.bar = CoverageBar(theme)
        self.source = SourceCoverage(theme, self)
        self.table = Table(
            "Mapping rules",
            ("From", "To", "Fate", "Rule", "Standing"),
            (0, 0, 104, 190, 104),
        )
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.card = RuleCard()
        self.card.help_requested.connect(self.help_requested)
        self.source.help_requested.connect(self.help_requested)
        self.whole = QPushButton("Whole source")
        self.whole.setCheckable(True)
        self.whole.setToolTip("What becomes of the fields of every event in this source")
        self.whole.toggled.connect(self._on_toggled)
        self.bar.fate_chosen.connect(self._on_fate_chosen)
        self.table.clicked.connect(lambda _: self._on_chosen())
        self.table.activated.connect(lambda _: self._on_chosen())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._fill_card())
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self.bar.set_theme(theme)
        self.source.set_theme(theme)

    def show_event(self, inspection: Inspection | None, pipeline: Pipeline) -> None:
        """Lists every link of the event in the order of the mapping."""
        self._links = inspection.mapping.links if inspection else ()
        self._firehose = inspection.mapping.firehose if inspection else ""
        self._rule = pipeline.rule
        self._coverage = coverage(inspection.mapping) if inspection else Coverage(())
        self.source.show_rules(pipeline.rule)
        self._fill("")

    def show_field(self, side: str, pointer: str) -> None:
        """Goes to the line of a field that was pointed at: by its place in the batch, or by its
        place in a request."""
        found = next((link for link in self._links if _concerns(link, side, pointer)), None)
        if found is None:
            return
        if self._wanted and _fate(found) != self._wanted:
            self._fill("")
        self.table.selectRow([line.what for line in self.table.lines].index(found))
        self.table.scrollTo(self.table.currentIndex())

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._bars, self._pages = QStackedWidget(), QStackedWidget()
        self._bars.addWidget(self.bar)
        self._bars.addWidget(self.source.head)
        own = QSplitter(Qt.Orientation.Horizontal)
        own.setChildrenCollapsible(False)
        own.setHandleWidth(1)
        own.addWidget(self.table)
        own.addWidget(self.card)
        own.setStretchFactor(0, 3)
        own.setSizes([820, 340])
        self._pages.addWidget(own)
        self._pages.addWidget(self.source.table)
        top = QHBoxLayout()
        top.setContentsMargins(0, 2, 8, 0)
        top.addWidget(self._bars, 1)
        top.addWidget(self.whole)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)

    def _fill(self, fate: str) -> None:
        """Lists the links of a fate; of all where none is chosen."""
        self._wanted = fate
        self.bar.show_coverage(self._coverage, fate)
        links = [link for link in self._links if not fate or _fate(link) == fate]
        assert self._rule is not None
        self.table.show_lines([_line(link, self._rule) for link in links])
        self._fill_card()

    def _fill_card(self) -> None:
        line = self.table.current()
        if line and self._rule and isinstance(line.what, Link):
            self.card.show_rule(self._rule(line.what.rule), _KINDS[line.what.kind].capitalize())
        else:
            partner = (
                f"mParticle's partner interface (Firehose) calls this type “{self._firehose}”."
                if self._firehose
                else "mParticle's partner interface (Firehose) has no name for this type."
            )
            hint = "Click a field, here or in the panes, to see the rule behind it."
            self.card.show_hint(f"{hint} {partner}" if self._links else "")

    def _on_fate_chosen(self, fate: str) -> None:
        self._fill("" if fate == self._wanted else fate)

    def _on_toggled(self, whole: bool) -> None:
        self._bars.setCurrentIndex(int(whole))
        self._pages.setCurrentIndex(int(whole))
        if whole:
            self.source.ask()

    def _on_chosen(self) -> None:
        line = self.table.current()
        if line and isinstance(line.what, Link):
            if line.what.sources:
                self.reveal_requested.emit(line.what.sources[0], SOURCE)
            elif line.what.target:
                self.reveal_requested.emit(line.what.target, TARGET)


def _concerns(link: Link, side: str, pointer: str) -> bool:
    return pointer in link.sources if side == SOURCE else pointer == link.target


def _fate(link: Link) -> str:
    idle = link.kind is LinkKind.DROPPED and not link.substance
    return Fate.IDLE if idle else link.kind.value


def _line(link: Link, rule_of: Callable[[str], RuleInfo]) -> Line:
    rule = rule_of(link.rule)
    return Line(
        texts=(
            ", ".join(link.sources) or "—",
            link.target or "—",
            _KINDS[link.kind],
            rule.id,
            str(rule.standing),
        ),
        what=link,
        tip=f"<qt>{rule.sentence}<br>{rule.source}</qt>",
    )
