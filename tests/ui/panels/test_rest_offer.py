"""The strip says how far a run came, and asks what shall become of the rest."""

from collections import Counter

from pytestqt.qtbot import QtBot

from inspector.model.delivery import Outcome
from inspector.sending import Choices
from inspector.sending.ledger import RunNote
from inspector.ui.panels.rest_offer import RestOffer
from inspector.ui.theme import Theme

NOTE = RunNote(3, 1_795_435_200.0, None, "Acme", "TEST", "W", "Send", Choices(), "")


def test_an_offer(theme: Theme, qtbot: QtBot) -> None:
    """Counts in words; two buttons."""
    strip = RestOffer(theme)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    strip.offer(NOTE, Counter({Outcome.ACCEPTED: 1_200, Outcome.DOUBT: 3, Outcome.UNSENT: 77}))
    assert "TEST Acme" in strip.label.text()
    assert "1,200 accepted, 3 in doubt, 77 not sent." in strip.label.text()
    with qtbot.waitSignal(strip.wanted, timeout=0):
        strip.look.click()
    with qtbot.waitSignal(strip.declined, timeout=0):
        strip.leave.click()
