"""What can be done with a line of a pane."""

from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from inspector.ui.models import finding
from inspector.ui.widgets.line_area import LineArea
from inspector.ui.widgets.line_scroll import NO_LINE


def menu_of(area: LineArea, line: int) -> QMenu:
    """The menu for `line` of a pane. Deletes itself when it is closed."""
    menu = QMenu(area)
    menu.setAccessibleName("This line")
    document = area.document
    if line != NO_LINE:
        texts = {
            "Copy the value": document.value_text(line),
            "Copy the pointer": document.pointer(line),
            "Copy the line": document.plain[line].strip(),
        }
        for name, text in texts.items():
            action = menu.addAction(name)
            action.setEnabled(bool(text))
            action.triggered.connect(partial(_copy, text))
    menu.addAction("Copy all of it").triggered.connect(lambda: _copy(document.whole()))
    menu.addSeparator()
    menu.addAction("Fold what is unchanged").triggered.connect(partial(fold_unchanged, area))
    menu.addAction("Unfold everything").triggered.connect(partial(unfold, area))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def fold_unchanged(area: LineArea) -> None:
    """Folds away what is as it was."""
    for line in finding.unchanged(area.document):
        area.fold(line, True)


def unfold(area: LineArea) -> None:
    """Opens every fold."""
    for line in range(len(area.document)):
        if area.rows.folded(line):
            area.fold(line, False)


def _copy(text: str, _checked: bool = False) -> None:
    QGuiApplication.clipboard().setText(text)
