"""The middle of the window: parts that show each other's places."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.index.source import read
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.panels.work_area import ROOMY, WorkArea
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP


def test_panes_are_there_where_there_is_an_event(
    session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    """Without rows a sentence stands alone; Clear asks for the filter to be gone."""
    area = WorkArea(session, bridge, theme)
    qtbot.addWidget(area)
    area.show_state(0, 0, reading=True)
    assert area.compare.isHidden()
    area.show_state(0, 6, reading=False)
    assert not area.compare.isHidden()
    with qtbot.waitSignal(area.cleared, timeout=0):
        area.list_or_nothing.nothing.button.click()


def test_enter_leads_into_the_panes(
    session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    """Enter in the list asks to look closer."""
    area = WorkArea(session, bridge, theme)
    qtbot.addWidget(area)
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    area.show()
    with qtbot.waitSignal(area.list.opened, timeout=0):
        qtbot.keyClick(area.list, Qt.Key.Key_Return)


def test_tabs_give_their_room_to_a_sheet_where_there_is_little(
    session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    """In a low window only, until the sheet is closed or a tab is asked for; a tab that never was
    there does not come with it."""
    area = WorkArea(session, bridge, theme)
    qtbot.addWidget(area)
    area.show_state(0, 6, reading=False)
    for height, hidden in ((ROOMY, False), (ROOMY - 1, True)):
        area.resize(1100, height)
        area.spare_tabs()
        assert area.details.isHidden() is hidden
    area.show_state(0, 6, reading=False)
    assert area.details.isHidden()
    area.show_tabs()
    assert not area.details.isHidden()
    area.spare_tabs()
    area.details.show_tab("Request")
    assert not area.details.isHidden()
    area.show_state(0, 0, reading=False)
    area.show_tabs()
    assert area.details.isHidden()


def test_spared_tabs_come_back_as_high_as_they_were(
    session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot
) -> None:
    """Also where the window was closed in between: what is remembered has their height."""
    area = WorkArea(session, bridge, theme)
    qtbot.addWidget(area)
    area.show_state(1, 6, reading=False)
    area.resize(1100, 600)
    area.show()
    before = area.right.sizes()
    area.spare_tabs()
    kept = area.right.saveState()
    area.show_tabs()
    assert area.right.sizes() == before
    area.right.setSizes([300, 200, 98])
    area.right.restoreState(kept)
    assert area.right.sizes() == before
