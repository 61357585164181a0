"""The Request tab: the whole request but its key."""

from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from tests.ui.panels.conftest import show


def test_the_request_hides_the_key_and_nothing_else(tabs: DetailTabs, session: Session) -> None:
    """The HTTP text is whole; an event without a request says so and cannot be copied."""
    show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.request)
    text = tabs.request.text.toPlainText()
    assert "POST /v1/event/SANDBOX HTTP/1.1" in text
    assert '"action":"Checkout Started"' in text
    assert tabs.request.copy.isEnabled()
    assert tabs.request.copy_curl()
    show(tabs, session, 3)
    assert "No request" in tabs.request.sentence.text()
    assert not tabs.request.copy.isEnabled()
    assert not tabs.request.copy_curl()
