"""The strip above an edited event: that it is a copy, what was edited, the way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
)

from inspector.session.copies import Copy
from inspector.ui import fonts, icons
from inspector.ui.models import edited
from inspector.ui.theme import Theme
from inspector.ui.widgets.sign import Sign


class EditBar(QFrame):
    """Hidden where the event is as it was found."""

    toggled = Signal()
    """The user wants to edit the text, or is done with it."""
    revert_requested = Signal(object)
    """A `Change` to take back, None for all of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("edit")
        self._label = QLabel()
        self._fault = QLabel(wordWrap=True)
        self._fault.setObjectName("fault")
        self.changes = QToolButton()
        self.changes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.changes.setMenu(QMenu(self))
        icons.trail(self.changes, "chevron-down")
        self._sign = Sign("edited", theme.marks.edited.fg)
        self._label.setFont(fonts.sans(bold=True))
        self.toggle, self.revert = QToolButton(), QToolButton()
        self.revert.setText("Revert all")
        self.revert.setToolTip("Give the copy up: the event is again what mParticle sent.")
        self.toggle.clicked.connect(self.toggled)
        self.revert.clicked.connect(partial(self.revert_requested.emit, None))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._sign)
        row.addWidget(self._label, 1)
        for button in (self.changes, self.toggle, self.revert):
            row.addWidget(button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 6, 4)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._fault)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Changes the colours."""
        mark, error = theme.marks.edited, theme.severities.error
        self._sign.show_icon("edited", mark.fg)
        self.setStyleSheet(
            f"#edit {{ background: {mark.tint}; border: none; "
            f"border-bottom: 1px solid {theme.border}; }}"
            f"#edit QLabel {{ color: {mark.fg}; }}"
            f"#edit #fault {{ color: {error.fg}; }}"
            "#edit QToolButton { padding: 3px 10px; }"
        )

    def show_copy(self, copy: Copy | None, *, editing: bool) -> None:
        """Tells what became of a copy; None for no copy."""
        self.setVisible(copy is not None and (editing or bool(copy.changes)))
        if copy is None:
            return
        self._label.setText("Editing a copy" if editing else "Edited copy")
        self._label.setToolTip("The original is not touched. What is sent is this copy.")
        self.changes.setText(edited.count(copy.changes))
        self.changes.setEnabled(bool(copy.changes))
        self._fill(copy, self.revert_requested.emit)
        self.toggle.setText("Done" if editing else "Edit")
        self.toggle.setToolTip("Esc" if editing else "D")
        self.revert.setEnabled(bool(copy.changes or copy.fault))
        fault = copy.fault.sentence if copy.fault else ""
        self._fault.setText(f"{fault} On the right stands what was readable last.")
        self._keep_lines()
        self._fault.setVisible(bool(fault))
        self.setAccessibleName(f"{self._label.text()}, {edited.count(copy.changes)}. {fault}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_lines()

    def _keep_lines(self) -> None:
        """A splitter knows no height for a width: the sentence would lose its second line."""
        inner = self._column.contentsMargins()
        width = self.width() - inner.left() - inner.right()
        self._fault.setMinimumHeight(max(0, self._fault.heightForWidth(width)))

    def _fill(self, copy: Copy, revert: Callable[[object], object]) -> None:
        menu = self.changes.menu()
        menu.clear()
        menu.addSection("Take back")
        for change in copy.changes:
            action = menu.addAction(edited.sentence(change))
            action.triggered.connect(partial(_call, revert, change))


def _call(revert: Callable[[object], object], change: object, _checked: bool = False) -> None:
    revert(change)
