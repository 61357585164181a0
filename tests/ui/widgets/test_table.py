"""The quiet table copies its current line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.ui.models.table import Line
from inspector.ui.theme import Theme
from inspector.ui.widgets.table import Table


def test_the_current_line_is_copied(theme: Theme, qtbot: QtBot) -> None:
    """Tab between the texts, as a spreadsheet takes it."""
    table = Table("Rules", ("From", "To"), (100, 0))
    qtbot.addWidget(table)
    table.show_lines([Line(("a", "b")), Line(("c", "d"))])
    assert table.current() is None
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "c\td"
