"""One problem: how bad, its code, the sentence with its links, the remedy, and what can be done."""

from collections.abc import Callable
from html import escape
from typing import TypeAlias

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QPushButton

from inspector.model.problems import Diagnostic
from inspector.ui import fonts, icons, words
from inspector.ui.theme import Theme
from inspector.ui.widgets.chip import Chip

HELP = "help:"
"""What a link to the help begins with."""

Tools: TypeAlias = Callable[[], tuple[tuple[str, Callable[[], object]], ...]]
"""What can be done about a problem, asked where somebody wants to know: words, and what they do."""

_TOP = Qt.AlignmentFlag.AlignTop


class ProblemRow(QFrame):
    """Tells which link was followed."""

    link_activated = Signal(str)

    def __init__(self, theme: Theme, problem: Diagnostic, links: str, tools: Tools) -> None:
        super().__init__()
        self._problem = problem
        self._tools = tools
        self.setObjectName("problem")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self._open_menu(self.mapToGlobal(at)))
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 6, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(_chip(theme, problem), 0, 0, _TOP)
        grid.addWidget(_code(problem), 0, 1, _TOP)
        grid.addWidget(self._sentence(links), 0, 2)
        if problem.remedy:
            remedy = quiet(problem.remedy, margin=0)
            remedy.setToolTip(_tip(problem))
            grid.addWidget(remedy, 1, 2)
        grid.addWidget(self._button(), 0, 3, _TOP)
        grid.setColumnMinimumWidth(0, 30)
        grid.setColumnMinimumWidth(1, 180)
        grid.setColumnStretch(2, 1)

    def menu(self) -> QMenu:
        """What can be done about it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in (*self._tools(), ("Copy this problem", self.copy)):
            menu.addAction(text, do)
        return menu

    def copy(self) -> None:
        """Puts the problem on the clipboard, for a ticket."""
        problem = self._problem
        lines = [f"{problem.code} ({problem.severity}): {problem.message}"]
        lines += [f"At {', '.join(problem.pointers)}"] if problem.pointers else []
        lines += [problem.explanation, f"What to do: {problem.remedy}", f"Source: {problem.source}"]
        QGuiApplication.clipboard().setText("\n".join(lines))

    # -- inside ---------------------------------------------------------------------------------

    def _sentence(self, links: str) -> QLabel:
        why = link(f"{HELP}problem/{self._problem.code}", "Why?")
        label = QLabel(f"{escape(self._problem.message)} &nbsp;{links} &nbsp;{why}")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setToolTip(_tip(self._problem))
        label.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        label.linkActivated.connect(self.link_activated)
        return label

    def _button(self) -> QPushButton:
        button = QPushButton(icons.icon("more"), "")
        button.setProperty("flat", True)
        button.setFixedWidth(34)
        button.setAccessibleName(f"What can be done about {self._problem.code}")
        button.setToolTip("Show all events with it, mute it, copy it")
        button.clicked.connect(
            lambda: self._open_menu(button.mapToGlobal(QPoint(0, button.height())))
        )
        return button

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(at)


def link(target: str, text: str) -> str:
    """A link in a sentence."""
    style = "text-decoration:none; white-space:nowrap"
    return f'<a href="{escape(target, quote=True)}" style="{style}">{escape(text)}</a>'


def quiet(text: str, margin: int = 12) -> QLabel:
    """A sentence that stands back."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setContentsMargins(margin, margin // 2, margin, margin // 2)
    return label


def _chip(theme: Theme, problem: Diagnostic) -> Chip:
    icon, word = words.SEVERITIES[problem.severity]
    chip = Chip("", getattr(theme.severities, problem.severity.value), icon=icon)
    chip.setAccessibleName(word)
    chip.setToolTip(word)
    return chip


def _code(problem: Diagnostic) -> QLabel:
    code = QLabel(problem.code)
    code.setFont(fonts.mono())
    code.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return code


def _tip(problem: Diagnostic) -> str:
    parts = (problem.explanation, f"Source: {problem.source}" if problem.source else "")
    text = "<br><br>".join(escape(part) for part in parts if part)
    return f"<qt>{text}</qt>" if text else ""
