"""The Sends tab: every try with its answer."""

from inspector.model.delivery import Attempt, EventKey, Item, Outcome
from inspector.sandbox import Sandbox
from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from tests.sending.journals import conducted
from tests.ui.panels.conftest import show


def test_sends_are_counted_in_the_title(tabs: DetailTabs, session: Session) -> None:
    """And listed with what happened."""
    show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.sends)
    key = session.rows[0].key
    session.add_attempts([Attempt(key, "event", 1, 0.0, 0.25, Outcome.DOUBT, "It did not answer.")])
    assert tabs.tabText(tabs.indexOf(tabs.sends)) == "Sends 1"
    assert tabs.sends.table.lines[0].texts[1:] == (
        "event", "1", "in doubt", "none", "250 ms", "It did not answer."
    )  # fmt: skip
    assert "There was no answer" in tabs.sends.answer.toPlainText()


def test_an_event_is_recognised_from_earlier_runs(tabs: DetailTabs, session: Session) -> None:
    """What was sent before this start stands in the tab, from the journal."""
    show(tabs, session, 0)
    inspection = session.inspection(session.rows.key(0))
    item = Item(EventKey(1, 1, 0), "u", inspection.mapping.requests)
    conducted(Sandbox(), (item,))
    tabs.setCurrentWidget(tabs.sends)
    tabs.refresh()
    assert {line.texts[3] for line in tabs.sends.table.lines} == {"accepted"}
    assert tabs.sends.copy.isEnabled()
