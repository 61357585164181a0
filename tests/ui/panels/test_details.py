"""The tabs are filled when they come to the front; the Sandbox tab comes and goes."""

from dataclasses import replace

from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from tests.ui.panels.conftest import show


def test_only_the_front_tab_is_filled(tabs: DetailTabs, session: Session) -> None:
    """The others follow when they come to the front."""
    show(tabs, session, 1)
    assert tabs.rules.table.lines == ()
    tabs.setCurrentWidget(tabs.rules)
    assert tabs.rules.table.lines != ()


def test_problems_are_counted_in_the_title(tabs: DetailTabs, session: Session) -> None:
    """Nought is left out."""
    show(tabs, session, 1)
    count = len(session.inspection(session.rows[1].key).diagnostics)
    assert tabs.tabText(0) == f"Problems {count}"
    tabs.show_event(None)
    assert tabs.tabText(0) == "Problems"


def test_the_sandbox_tab_is_there_where_it_is_the_target(
    tabs: DetailTabs, session: Session
) -> None:
    """Another workspace has no store to look into."""
    place = tabs.indexOf(tabs.sandbox)
    assert tabs.isTabVisible(place)
    session.set_workspace(replace(session.workspace, name="Acme", data_center="02"))
    assert not tabs.isTabVisible(place)
