"""Check boxes are legible in both looks, and differ by more than colour."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.ui import theme as themes
from inspector.ui.widgets.tick_box import TickBox, paint_tick

STATES = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)


def _grey(state: Qt.CheckState, look: str) -> QImage:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    palette = themes.palette(themes.load(look))
    image.fill(palette.window().color())
    painter = QPainter(image)
    paint_tick(painter, QRect(0, 0, 20, 20), state, palette)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Mono)


@pytest.mark.parametrize("look", themes.NAMES)
def test_the_three_states_differ_without_colour(look: str, qapp: QApplication) -> None:
    """Even in black and white."""
    pictures = [_grey(state, look) for state in STATES]
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_a_click_ticks(qtbot: QtBot) -> None:
    """It is a check box in every other respect."""
    box = TickBox("Send the user updates too")
    qtbot.addWidget(box)
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert not box.grab().isNull()
