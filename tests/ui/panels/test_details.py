"""The tabs are filled when they come to the front; the Sandbox tab comes and goes."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.index.across import overview
from inspector.session import Session
from inspector.ui.panels.details import DetailTabs
from tests.ui.panels.conftest import show


def test_only_the_front_tab_is_filled(tabs: DetailTabs, session: Session) -> None:
    """The others follow when they come to the front."""
    show(tabs, session, 1)
    assert tabs.rules.table.lines == ()
    tabs.setCurrentWidget(tabs.rules)
    assert tabs.rules.table.lines != ()


def test_the_panes_come_first(tabs: DetailTabs, session: Session, qtbot: QtBot) -> None:
    """What stands below them keeps telling of the event before until they had their turn."""
    show(tabs, session, 1)
    tabs.setCurrentWidget(tabs.rules)
    before = tabs.rules.table.lines
    tabs.show_event(session.inspection(session.rows[0].key))
    assert tabs.rules.table.lines is before
    qtbot.waitUntil(lambda: tabs.rules.table.lines is not before)


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


def test_a_muted_problem_is_not_counted(tabs: DetailTabs, session: Session) -> None:
    """Its row goes, and the filter for it is asked for by its code."""
    show(tabs, session, 1)
    code = session.inspection(session.rows[1].key).diagnostics[0].code
    before = tabs.tabText(0)
    tabs.problems.mute_requested.emit(code, True)

    assert tabs.tabText(0) != before
    assert session.remarks.muted(session.rows[1].key.source) == {code}


def test_what_is_wrong_with_the_sources_is_counted(tabs: DetailTabs, session: Session) -> None:
    """In the title, and the tab in front follows."""
    place = tabs.indexOf(tabs.across)
    tabs.setCurrentWidget(tabs.across)
    (source,) = session.sources.values()
    assert tabs.tabText(place) == "Source"
    found = overview(source, session.pipeline, lambda: False, lambda _: None)
    assert found is not None
    session.remarks.take(source, found)

    assert tabs.tabText(place) == (f"Source {len(found.told)}" if found.told else "Source")
    assert "Looking" not in tabs.across.widget().findChildren(QLabel)[0].text()
