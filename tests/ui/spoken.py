"""Finds controls that a screen reader cannot tell, or that the keyboard does not reach."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

ROLE = QAccessible.Role
GENERIC = {ROLE.NoRole, ROLE.Client}
"""Roles that say nothing. Only what holds other things, or is painted by us, may have one: Qt gives
a widget no way to name another."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in sight that takes the focus or is a button."""
    for widget in root.findChildren(QWidget):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ours = not widget.objectName().startswith("qt_")
        if ours and widget.isVisible() and (reached or isinstance(widget, QAbstractButton)):
            yield widget


def unsaid(root: QWidget) -> list[str]:
    """A line for every control below `root` that a screen reader or a keyboard misses."""
    found = []
    for widget in controls(root):
        if isinstance(widget, QLabel) and not widget.text():
            continue  # it has nothing to say now
        interface = QAccessible.queryAccessibleInterface(widget)
        parents = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{parents}: no name")
        if interface.role() in GENERIC and isinstance(widget, QAbstractButton | QLineEdit):
            found.append(f"{parents}: no role")
        if isinstance(widget, QAbstractButton) and not (widget.text() or widget.toolTip()):
            found.append(f"{parents}: a picture without a tooltip")
        if isinstance(widget, QAbstractButton) and not _reachable(widget):
            found.append(f"{parents} {widget.text()}: the keyboard does not reach it")
    return found


def _reachable(button: QAbstractButton) -> bool:
    """By Tab; the corner and header of a table have their keys there."""
    in_table = isinstance(button.parentWidget(), QAbstractItemView)
    return in_table or bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus)
