"""The tabs below the panes over a small shop, for the tests of each."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.index.source import read
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.panels.details import DetailTabs
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP


@pytest.fixture
def tabs(session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot) -> DetailTabs:
    """Nothing is shown yet; the session holds the six rows of the shop."""
    made = DetailTabs(session, bridge, theme)
    qtbot.addWidget(made)
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    return made


def show(tabs: DetailTabs, session: Session, row: int) -> None:
    """Selects a row, as the window does; the panes, which come first, are painted."""
    session.select(session.rows[row].key)
    tabs.show_event(session.inspection(session.rows[row].key))
    tabs.refresh()
