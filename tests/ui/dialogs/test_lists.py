"""The palette finds actions by parts of their names; the sheet lists every shortcut."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from inspector.ui import actions
from inspector.ui.dialogs.lists import Palette, Shortcuts
from inspector.ui.widgets.table import Table


def test_the_palette_narrows_and_chooses(qtbot: QtBot) -> None:
    """Words in any order; Enter takes the first, arrows move; what is off is not offered."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = actions.build(window)
    made["stop_reading"].setEnabled(False)
    palette = Palette(made, window)
    assert palette.list.count() == len(actions.ROWS) - 1
    qtbot.keyClicks(palette.search, "difference find")
    assert palette.list.count() == 2
    qtbot.keyClick(palette, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.chosen is made["previous_difference"]


def test_every_shortcut_is_listed(qtbot: QtBot) -> None:
    """With the keys of each."""
    dialog = Shortcuts()
    qtbot.addWidget(dialog)
    table = dialog.findChild(Table)
    assert table is not None
    listed = {line.texts[1] for line in table.lines}
    assert listed >= {row.text for row in actions.ROWS if row.keys}
