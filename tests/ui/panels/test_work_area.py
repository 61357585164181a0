"""The middle of the window: parts that show each other's places."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.index.source import read
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.panels.work_area import WorkArea
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
