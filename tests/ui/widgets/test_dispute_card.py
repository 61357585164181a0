"""Both sides are told, and the workspace decides beside them."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.model.mapping import Decision, Dispute, Statement
from inspector.ui.widgets.dispute_card import DisputeCard

SIDES = (Statement("Mapped.", "Table 1"), Statement("Not supported.", "Table 2"))


def card(qtbot: QtBot, decision: Decision) -> DisputeCard:
    """A card on promotions."""
    made = DisputeCard(Dispute("promotion", decision, "They contradict.", SIDES))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("decision", Decision)
def test_what_holds_is_down_and_told(qtbot: QtBot, decision: Decision) -> None:
    """Pressing it again decides nothing."""
    made = card(qtbot, decision)
    assert [d for d, button in made.buttons.items() if button.isChecked()] == [decision]
    with qtbot.assertNotEmitted(made.decided):
        made.buttons[decision].click()


def test_both_sides_are_told_with_who_says_so(qtbot: QtBot) -> None:
    """Word for word as the rule has them."""
    texts = " ".join(label.text() for label in card(qtbot, Decision.ASK).findChildren(QLabel))
    for side in SIDES:
        assert f"{side.says} ({side.source})" in texts


def test_a_button_decides(qtbot: QtBot) -> None:
    """For the switch of the card."""
    made = card(qtbot, Decision.ASK)
    with qtbot.waitSignal(made.decided) as told:
        made.buttons[Decision.SUPPORTED].click()
    assert told.args == ["promotion", Decision.SUPPORTED]
