"""A choice is made by value and read by value."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from inspector.model.mapping import Identity
from inspector.ui.widgets.choice import Choice


def test_values_and_words(qtbot: QtBot) -> None:
    """The words are shown, the value is given back."""
    box = Choice({Identity.EMAIL: "E-mail", Identity.MPID: "MPID"}, Identity.MPID)
    qtbot.addWidget(box)
    assert box.value == Identity.MPID
    box.choose(Identity.EMAIL)
    assert (box.currentText(), box.value) == ("E-mail", "email")
    assert not box.grab().isNull()


@pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform, of a tooltip
def test_words_without_room_are_told_in_full(qtbot: QtBot) -> None:
    """A choice too narrow for its words shows an ellipsis, and all of them while it is pointed at;
    one with room has no need to."""
    box = Choice({"a": "named add_to_cart, as in the batch"})
    qtbot.addWidget(box)
    for width, told in ((400, ""), (120, box.currentText())):
        box.resize(width, 28)
        QToolTip.hideText()
        at = box.rect().center()
        event = QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at))
        QApplication.sendEvent(box, event)
        assert QToolTip.text() == told
        assert not box.grab().isNull()
    QToolTip.hideText()
