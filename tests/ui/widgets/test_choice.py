"""A choice is made by value and read by value."""

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
