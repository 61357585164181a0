"""What is chosen for a run is what the controls say."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.sending import Choices, Plan, Times
from inspector.sending.ledger import RunNote
from inspector.session import LOCAL
from inspector.ui.models.outlook import Outlook
from inspector.ui.panels.send_choices import SendChoices

NOTE = RunNote(3, 0.0, None, "Acme", "TEST", "W", "Send", Choices(), "")


@pytest.fixture
def made(qtbot: QtBot) -> SendChoices:
    widget = SendChoices()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def _outlook(known: int = 0, rest: RunNote | None = None, doubtful: int = 0) -> Outlook:
    return Outlook(
        Plan(()), LOCAL, Choices(), 7_500, 0.0, known=known, rest=rest, doubtful=doubtful
    )


def test_the_defaults_are_the_cautious_ones(made: SendChoices) -> None:
    """Nothing twice, half of the limits, times as they were."""
    made.show_outlook(_outlook())
    assert made.choices() == Choices()


def test_everything_can_be_chosen(made: SendChoices, qtbot: QtBot) -> None:
    """Each control has its place in the choices, and tells when it is used."""
    made.show_outlook(_outlook(known=2))
    with qtbot.waitSignals([made.changed] * 3, timeout=0):
        made.users.click()
        made.again.click()
        made.repeat.click()
    made.travel.choose("bulk")
    made.times.choose("shift")
    made.share.choose("75")
    made.stop.choose("10")
    made.rate.setText("600")
    assert made.choices() == Choices(
        users=False, bulk=True, times=Times.SHIFT, again=True, share=75, rate=600,
        stop_after=10, repeat=True,
    )  # fmt: skip


def test_a_workspace_brings_its_share(made: SendChoices) -> None:
    """Also one that is not in the list; nothing risky stays chosen."""
    made.show_outlook(_outlook(known=1))
    made.again.click()
    made.repeat.click()
    made.set_share(33)
    assert made.choices() == Choices(share=33)


def test_a_run_that_goes_on_has_its_plan(made: SendChoices, qtbot: QtBot) -> None:
    """Pace and end can be chosen, and whether what is in doubt goes too: not by itself."""
    made.show_outlook(_outlook(rest=NOTE, doubtful=2))
    assert not made.travel.isEnabled()
    assert not made.users.isEnabled()
    assert made.share.isEnabled()
    assert made.doubt.isVisible()
    assert not made.doubt.isChecked()
    assert "2 events in doubt" in made.doubt.text()
    with qtbot.waitSignal(made.doubt_toggled, timeout=0) as told:
        made.doubt.click()
    assert told.args == [True]


def test_what_was_accepted_before_is_asked_about_where_there_is_some(made: SendChoices) -> None:
    """The tick says how many, and what MoEngage makes of it."""
    made.show_outlook(_outlook())
    assert not made.again.isVisible()
    made.show_outlook(_outlook(known=1))
    assert made.again.text() == "Send the 1 event sent before once more; they count twice"
