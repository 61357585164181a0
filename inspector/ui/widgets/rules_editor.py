"""The workspace's own rules as a list, and a line to write another one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspector.model.workspace_rule import CUSTOM_EVENT, VALUE_TYPES, Act, What, WorkspaceRule
from inspector.ui.models.table import Line
from inspector.ui.widgets.choice import Choice
from inspector.ui.widgets.table import Table

_ACTS: dict[str, str] = {Act.RENAME: "Rename", Act.DROP: "Drop", Act.RETYPE: "Retype"}
_WHATS: dict[str, str] = {
    What.EVENT_ATTRIBUTE: "event attribute",
    What.PRODUCT_ATTRIBUTE: "product attribute",
    What.USER_ATTRIBUTE: "user attribute",
    What.EVENT: "event",
}
_WITHIN = {
    What.EVENT_ATTRIBUTE: "only of event (any)",
    What.PRODUCT_ATTRIBUTE: "only of event (any)",
    What.EVENT: "only of type (any)",
}
_TYPES = {name: name for name in VALUE_TYPES}
_EVENT_TYPES = {CUSTOM_EVENT: CUSTOM_EVENT}

SHORTEST = 90
"""Pixels a field must have to be of use."""


class RulesEditor(QWidget):
    """Tells all rules whenever one was added, removed or moved."""

    changed = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._rules: tuple[WorkspaceRule, ...] = ()
        self._names: Mapping[What, Sequence[str]] = {}
        self.table = Table("Workspace rules", ("", "Workspace rules, first to last"), (30, 0))
        self.remove, self.up, self.down = (
            _button(text, name)
            for text, name in (("Remove", "Remove the rule"), ("↑", "Move up"), ("↓", "Move down"))
        )
        self.act, self.what = Choice(_ACTS), Choice(_WHATS)
        self.name = QLineEdit()
        self.to_name = QLineEdit(placeholderText="new name")
        self.to_type, self.to_event = Choice(_TYPES), Choice(_EVENT_TYPES)
        self.to = QStackedWidget()
        self.within = QLineEdit()
        self.within.setToolTip("Only in events of this name or type; empty: in every event")
        self.add = QPushButton("Add rule")
        self.fault = QLabel(wordWrap=True)
        self._lay_out()
        self._connect()
        self._on_kind_changed()

    def show_rules(self, rules: tuple[WorkspaceRule, ...]) -> None:
        """Lists these, without telling anybody."""
        if rules != self._rules:
            self._rules = rules
            self.table.show_lines(
                [Line((str(n), rule.sentence), rule) for n, rule in enumerate(rules, 1)]
            )
        self._on_row_changed()

    def set_names(self, names: Mapping[What, Sequence[str]]) -> None:
        """What the event on screen has of each kind, offered while a name is typed."""
        self._names = names
        self._offer()

    def propose(self, what: What, name: str) -> None:
        """Begins a rule about this; what is typed for another one stays."""
        if not self.to_name.text() and not self.within.text():
            self.what.choose(what)
            self.name.setText(name)

    def rule(self) -> WorkspaceRule:
        """The rule as it stands in the line."""
        act, what = Act(self.act.value), What(self.what.value)
        to = {Act.RENAME: self.to_name.text(), Act.DROP: ""}.get(act)
        if to is None:
            to = (self.to_event if what is What.EVENT else self.to_type).value
        within = "" if what is What.USER_ATTRIBUTE else self.within.text()
        return WorkspaceRule(act, what, self.name.text(), to, within)

    # -- inside ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for widget, name in (
            (self.act, "What the rule does"),
            (self.what, "What the rule concerns"),
            (self.name, "Name of what the rule concerns"),
            (self.to_name, "New name"),
            (self.to_type, "New type"),
            (self.to_event, "New event type"),
            (self.within, "Where the rule holds"),
        ):
            widget.setAccessibleName(name)
        for choice in (self.to_name, self.to_type, self.to_event):
            self.to.addWidget(choice)
        for field in (self.name, self.within, self.to):
            field.setMinimumWidth(SHORTEST)
        self.to.setMaximumHeight(self.to_name.sizeHint().height())
        self.fault.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 6)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addLayout(_row((self.act, self.what, self.within), (0, 0, 1)))
        column.addLayout(_row((self.name, self.to, self.add), (1, 1, 0)))
        column.addWidget(self.fault)
        column.addLayout(_row((self.remove, self.up, self.down, QWidget()), (0, 0, 0, 1)))

    def _connect(self) -> None:
        for choice in (self.act, self.what):
            choice.currentIndexChanged.connect(self._on_kind_changed)
        for field in (self.name, self.to_name, self.within):
            field.returnPressed.connect(self._on_add)
            field.textChanged.connect(self.fault.hide)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def _on_kind_changed(self) -> None:
        act, what = Act(self.act.value), What(self.what.value)
        wanted = self.to_event if what is What.EVENT else self.to_type
        self.to.setCurrentWidget(wanted if act is Act.RETYPE else self.to_name)
        self.to.setVisible(act is not Act.DROP)
        self.within.setVisible(what is not What.USER_ATTRIBUTE)
        self.within.setPlaceholderText(_WITHIN.get(what, ""))
        self.name.setPlaceholderText(
            "name, or empty for all of a type" if what is What.EVENT else "name"
        )
        self.fault.hide()
        self._offer()

    def _offer(self) -> None:
        names = list(self._names.get(What(self.what.value), ()))
        completer = QCompleter(names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        if old := self.name.completer():
            old.deleteLater()
        self.name.setCompleter(completer)

    def _on_add(self) -> None:
        rule = self.rule()
        if rule.fault:
            self.fault.setText(f"The rule {rule.fault}.")
            self.fault.show()
            return
        for field in (self.name, self.to_name, self.within):
            field.clear()
        self._tell((*self._rules, rule))

    def _on_remove(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self._tell((*self._rules[:row], *self._rules[row + 1 :]))

    def _move(self, by: int) -> None:
        row = self.table.currentIndex().row()
        if row >= 0 and 0 <= row + by < len(self._rules):
            rules = list(self._rules)
            rules[row], rules[row + by] = rules[row + by], rules[row]
            self._tell(tuple(rules))
            self.table.selectRow(row + by)

    def _on_row_changed(self) -> None:
        row = self.table.currentIndex().row()
        self.remove.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self._rules) - 1)

    def _tell(self, rules: tuple[WorkspaceRule, ...]) -> None:
        self.show_rules(rules)
        self.changed.emit(rules)


def _button(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("flat", True)
    return button


def _row(widgets: Sequence[QWidget], shares: Sequence[int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for widget, share in zip(widgets, shares, strict=True):
        row.addWidget(widget, share)
    return row
