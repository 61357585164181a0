"""The Identity tab: the key, and what it would be."""

from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from tests.ui.panels.conftest import show


def test_identity_says_what_other_settings_would_do(tabs: DetailTabs, session: Session) -> None:
    """The key, and what it would be under each other setting."""
    show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.identity)
    assert "knows this user as c-1" in tabs.identity.sentence.text()
    lines = {line.texts[0]: line.texts[2] for line in tabs.identity.table.lines}
    assert lines["customer_id"] == "becomes customer_id"
    assert lines["under “mpid”"] == "customer_id would be 6504934091054997508"
    assert lines["under “email”"] == "there would be no key"


def test_identity_without_a_batch(tabs: DetailTabs, session: Session) -> None:
    """An unreadable line has none, and that is said."""
    show(tabs, session, 5)
    tabs.setCurrentWidget(tabs.identity)
    assert "no batch" in tabs.identity.sentence.text()
    assert tabs.identity.table.lines == ()
