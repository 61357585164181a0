"""The left column: sources with their state in words, facets with true counts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.index.source import State, read
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.panels.facets import MOST, FacetsPanel
from inspector.ui.theme import Theme
from tests.ui.batches import SHOP


@pytest.fixture
def panel(session: Session, bridge: Bridge, theme: Theme, qtbot: QtBot) -> Iterator[FacetsPanel]:
    made = FacetsPanel(session, bridge, theme)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.refresh()


def _open(session: Session) -> None:
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    session.finish_source(source, State.READY)


def test_counts_and_order(panel: FacetsPanel, session: Session) -> None:
    """Verdicts in their order, the rest most frequent first; the name says the count."""
    _open(session)
    panel.refresh()
    verdicts = panel.facets["verdict"].rows
    assert list(verdicts) == ["clean", "lossy", "unsupported", "refused", "unreadable"]
    assert verdicts["clean"].accessibleName() == "Maps cleanly, 2"
    assert next(iter(panel.facets["type"].rows)) == "custom_event"


def test_a_click_is_a_token(panel: FacetsPanel, session: Session, qtbot: QtBot) -> None:
    """A value with blanks is quoted."""
    _open(session)
    panel.refresh()
    with qtbot.waitSignal(panel.token_toggled, timeout=0) as told:
        qtbot.mouseClick(panel.facets["verdict"].rows["lossy"], Qt.MouseButton.LeftButton)
    assert told.args == ["verdict:lossy"]


def test_the_filter_is_marked(panel: FacetsPanel, session: Session) -> None:
    """Typed or clicked, the line of a token is checked."""
    _open(session)
    session.set_filter("verdict:clean")
    panel.refresh()
    assert panel.facets["verdict"].rows["clean"].isChecked()
    assert not panel.facets["verdict"].rows["lossy"].isChecked()


def test_other_traffic_and_faults_stand_beside_the_source(
    panel: FacetsPanel, session: Session, qtbot: QtBot
) -> None:
    """What is hidden is counted, and a click away; what failed says why."""
    alias = b'{"request_type":"alias"}\n{"request_type":"alias"}'
    source = session.begin_source("web.har", len(alias))
    for chunk in read(source.id, source.name, alias, session.pipeline):
        session.take(source, chunk)
    session.finish_source(source, State.READY)
    gone = session.begin_source("gone.json", 0)
    session.finish_source(gone, State.FAILED, "There is no such file.")
    panel.refresh()
    rows = panel.sources.rows
    assert "2 other requests" in rows[str(source.id)].accessibleName()
    assert "alias call × 2" in rows[str(source.id)].toolTip()
    other = panel.facets["other"].rows["alias call"]
    with qtbot.waitSignal(panel.token_toggled, timeout=0) as told:
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert told.args == ['type:"alias call"']
    assert not session.rows
    session.set_filter('type:"alias call"')
    assert other.isChecked() == (len(session.rows) == 2)
    assert "no such file" in rows[str(gone.id)].accessibleName()


def test_a_long_facet_folds(panel: FacetsPanel, session: Session, qtbot: QtBot) -> None:
    """The most frequent stay in sight, the rest is one click away."""
    section = panel.facets["problem"]
    section.keep([(f"p{n}", f"p{n}", "error", "error") for n in range(MOST + 5)])
    visible = [row for row in section.rows.values() if not row.isHidden()]
    assert len(visible) == MOST
    section._more.click()
    assert all(not row.isHidden() for row in section.rows.values())


def test_a_closed_source_leaves(panel: FacetsPanel, session: Session) -> None:
    """Its line and its counts go."""
    _open(session)
    panel.refresh()
    session.close_source(1)
    panel.refresh()
    assert panel.sources.rows == {}
    assert panel.facets["verdict"].rows == {}
