"""The Identity tab: the key, and what it would be."""

from pytestqt.qtbot import QtBot

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


def test_badges_show_presence_without_values(tabs: DetailTabs, session: Session) -> None:
    """Filled where an identity is there, empty where not; dots for values on a shared screen."""
    show(tabs, session, 0)
    tabs.setCurrentWidget(tabs.identity)
    panel = tabs.identity
    assert panel.badges.text().startswith("Has customer_id, mpid.   Lacks email")
    panel.hide_values.click()
    shown = panel.sentence.text() + "".join("".join(line.texts) for line in panel.table.lines)
    assert "c-1" not in shown
    assert "6504934091054997508" not in shown


def test_the_user_of_the_workspaces_key_is_asked_for_first(
    tabs: DetailTabs, session: Session, qtbot: QtBot
) -> None:
    """Another line asks for another."""
    tabs.setCurrentWidget(tabs.identity)
    with qtbot.waitSignal(tabs.identity.person_wanted) as wanted:
        show(tabs, session, 0)
    assert wanted.args == ["customer_id", "c-1"]
    names = [line.texts[0] for line in tabs.identity.table.lines]
    with qtbot.waitSignal(tabs.identity.person_wanted) as wanted:
        tabs.identity.table.selectRow(names.index("mpid"))
    assert wanted.args == ["mpid", "6504934091054997508"]
