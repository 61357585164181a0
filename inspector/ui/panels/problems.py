"""The Problems tab: each problem of the event in a sentence, with its remedy and its place."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from inspector.model.batch import Kind
from inspector.model.inspection import Inspection
from inspector.model.mapping import Dispute
from inspector.model.problems import Diagnostic
from inspector.ui import theme as themes
from inspector.ui import words
from inspector.ui.theme import Theme
from inspector.ui.widgets.chip import Chip
from inspector.ui.widgets.dispute_card import DisputeCard

HELP = "help:"
"""What a link to the help begins with; others are pointers."""
MAX_PLACES = 8
"""Links to places of one problem; the rest is counted."""


class ProblemsPanel(QScrollArea):
    """Tells which pointer a link leads to."""

    reveal_requested = Signal(str)
    decided = Signal(str, object)
    """How the workspace decides about documents that disagree: the switch and the `Decision`."""
    help_requested = Signal(str)
    """The id of the page of the help that a code leads to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inspection: Inspection | None = None
        self._disputes: Sequence[Dispute] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Problems of the event")

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        self._theme = theme
        self.show_event(self._inspection, self._disputes)

    def show_event(self, inspection: Inspection | None, disputes: Sequence[Dispute] = ()) -> None:
        """Lists the problems, worst first; where documents disagree, what each says."""
        self._inspection, self._disputes = inspection, disputes
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._add_cards(column, (each for each in disputes if each.of_event))
        problems = inspection.diagnostics if inspection else ()
        for problem in sorted(problems, key=lambda each: each.severity.rank):
            column.addWidget(self._row(problem))
        self._add_cards(column, (each for each in disputes if not each.of_event))
        if not problems:
            column.addWidget(_quiet(_no_problems(inspection)))
        column.addStretch(1)
        self.setWidget(inner)

    def _add_cards(self, column: QVBoxLayout, disputes: Iterable[Dispute]) -> None:
        for dispute in disputes:
            card = DisputeCard(dispute, self._theme)
            card.decided.connect(self.decided)
            column.addWidget(card)

    def _row(self, problem: Diagnostic) -> QFrame:
        frame = QFrame()
        frame.setObjectName("problem")
        frame.setStyleSheet(
            f"#problem {{ border: none; border-bottom: 1px solid {self._theme.border}; }}"
        )
        glyph, word = words.SEVERITIES[problem.severity]
        chip = Chip(glyph, getattr(self._theme.severities, problem.severity.value))
        chip.setAccessibleName(word)
        chip.setToolTip(word)
        code = QLabel(problem.code)
        code.setFont(themes.mono_font())
        code.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.addWidget(chip, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(code, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sentence(problem), 0, 2)
        if problem.remedy:
            remedy = _quiet(problem.remedy, margin=0)
            remedy.setToolTip(_tip(problem))
            grid.addWidget(remedy, 1, 2)
        grid.setColumnMinimumWidth(0, 30)
        grid.setColumnMinimumWidth(1, 180)
        grid.setColumnStretch(2, 1)
        return frame

    def _sentence(self, problem: Diagnostic) -> QLabel:
        links = f"{_links(problem.pointers)} &nbsp;{_why(problem)}"
        label = QLabel(f"{escape(problem.message)} &nbsp;{links}")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setToolTip(_tip(problem))
        label.linkActivated.connect(self._on_link)
        return label

    def _on_link(self, target: str) -> None:
        if target.startswith(HELP):
            self.help_requested.emit(target.removeprefix(HELP))
        else:
            self.reveal_requested.emit(target)


def _no_problems(inspection: Inspection | None) -> str:
    if inspection is None:
        return "Choose an event to see its problems."
    if inspection.record.kind is Kind.OTHER:
        return "There is nothing to judge: this is other traffic and carries no events."
    return "No problems: nothing is lost, and MoEngage would take it."


def _why(problem: Diagnostic) -> str:
    """The link to the page that explains the problem."""
    return _link(f"{HELP}problem/{problem.code}", "Why?")


def _links(pointers: tuple[str, ...]) -> str:
    """One link for one place; for several, a link each, called by the field."""
    if len(pointers) < 2:
        return "".join(_link(pointer, "Show in event") for pointer in pointers)
    names = [pointer.rsplit("/", 1)[-1] for pointer in pointers[:MAX_PLACES]]
    shown = [
        _link(pointer, f"{name} {names[: at + 1].count(name)}" if names.count(name) > 1 else name)
        for at, (pointer, name) in enumerate(zip(pointers, names, strict=False))
    ]
    more = len(pointers) - MAX_PLACES
    return "Show in event: " + ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _link(pointer: str, text: str) -> str:
    style = "text-decoration:none; white-space:nowrap"
    return f'<a href="{escape(pointer, quote=True)}" style="{style}">{escape(text)}</a>'


def _tip(problem: Diagnostic) -> str:
    parts = (problem.explanation, f"Source: {problem.source}" if problem.source else "")
    text = "<br><br>".join(escape(part) for part in parts if part)
    return f"<qt>{text}</qt>" if text else ""


def _quiet(text: str, margin: int = 12) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setContentsMargins(margin, margin // 2, margin, margin // 2)
    return label
