"""The header's first section is a box for all rows."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.tick_header import TickHeader


def test_it_paints_what_it_is_told(theme: Theme, qtbot: QtBot) -> None:
    """None, some and all look different."""
    from PySide6.QtWidgets import QTableWidget

    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    header = TickHeader(table)
    table.setHorizontalHeader(header)
    table.show()
    pictures = []
    for state in Qt.CheckState:
        header.set_ticks(state)
        assert header.ticks is state
        pictures.append(header.grab().toImage())
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]
