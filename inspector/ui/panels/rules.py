"""The Mapping rules tab: the fate of every field with the rule that decided it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.model.inspection import Inspection
from inspector.model.mapping import Link, LinkKind
from inspector.pipeline import Pipeline
from inspector.ui.models.table import Line
from inspector.ui.widgets.table import Table

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
    """Tells which source pointer a chosen line stands for."""

    reveal_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(
            "Mapping rules",
            ("From", "To", "Fate", "Rule", "Standing", "Why", "Source"),
            (230, 230, 96, 150, 96, 0, 160),
        )
        self.table.clicked.connect(lambda _: self._on_chosen())
        self.table.activated.connect(lambda _: self._on_chosen())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_event(self, inspection: Inspection | None, pipeline: Pipeline) -> None:
        """Lists every link of the event in the order of the mapping."""
        links = inspection.mapping.links if inspection else ()
        self.table.show_lines([_line(link, pipeline) for link in links])

    def _on_chosen(self) -> None:
        line = self.table.current()
        if line and isinstance(line.what, str) and line.what:
            self.reveal_requested.emit(line.what)


def _line(link: Link, pipeline: Pipeline) -> Line:
    rule = pipeline.rule(link.rule)
    return Line(
        texts=(
            ", ".join(link.sources) or "—",
            link.target or "—",
            _KINDS[link.kind],
            rule.id,
            str(rule.standing),
            rule.sentence,
            rule.source,
        ),
        what=link.sources[0] if link.sources else "",
        tip=f"<qt>{rule.sentence}<br>{rule.source}</qt>",
    )
