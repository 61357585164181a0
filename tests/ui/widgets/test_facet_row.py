"""A line of the left column tells its words, count and note in one breath."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.facet_row import FacetRow


def test_a_note_makes_room_for_itself(theme: Theme, qtbot: QtBot) -> None:
    """A long note wraps; without one the line is one line high."""
    row = FacetRow(theme, "shop.har", "1")
    qtbot.addWidget(row)
    row.resize(190, 24)
    row.set_count("42")
    low = row.sizeHint().height()
    row.set_count("42", "There is no such file. Check its name and folder.", failed=True)
    assert row.sizeHint().height() > low + 20
    assert row.accessibleName().startswith("shop.har, 42, There is no such file")
    assert not row.grab().isNull()


def test_the_keyboard_can_click(theme: Theme, qtbot: QtBot) -> None:
    """Space is a click."""
    row = FacetRow(theme, "lossy", "lossy")
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(row.clicked, timeout=0):
        qtbot.keyClick(row, Qt.Key.Key_Space)
