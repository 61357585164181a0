"""The Source tab."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.index.across import overview
from inspector.index.source import Source, read
from inspector.session import Session
from inspector.ui.panels.across import AcrossPanel
from inspector.ui.theme import Theme
from inspector.ui.widgets.problem_row import ProblemRow
from inspector.ui.widgets.throughput import Throughput
from tests import shop

TWO_OF_EACH = b"\n".join(
    shop.batch_of(
        shop.at(f"e{at}", shop.NOON_MS + at * 60_000), mpid=mpid, user_identities={"customer_id": c}
    )
    for at, (mpid, c) in enumerate([(1, "a"), (2, "b"), (1, "c"), (2, "d")])
)


def opened(session: Session, name: str = "day.ndjson", look: bool = True) -> Source:
    """A source where two mParticle IDs have two customer ids each."""
    source = session.begin_source(name, len(TWO_OF_EACH))
    for chunk in read(source.id, name, TWO_OF_EACH, session.pipeline):
        session.take(source, chunk)
    if look:
        found = overview(source, session.pipeline, lambda: False, lambda _: None)
        session.remarks.take(source, found)
    return source


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> AcrossPanel:
    """Nothing is shown yet."""
    made = AcrossPanel(theme)
    qtbot.addWidget(made)
    return made


def texts(panel: AcrossPanel) -> str:
    """Everything it says."""
    return "\n".join(label.text() for label in panel.widget().findChildren(QLabel))


def test_problems_with_their_events_and_cases(
    panel: AcrossPanel, session: Session, qtbot: QtBot
) -> None:
    """A link is the filter that shows exactly those events."""
    opened(session)
    panel.show_sources(session)

    (row,) = panel.widget().findChildren(ProblemRow)
    links = next(each for each in row.findChildren(QLabel) if "href" in each.text())
    assert "Show 4 events" in links.text()
    assert "across:&quot;across.mpid_customers 1&quot;" in links.text()
    with qtbot.waitSignal(panel.filter_requested) as asked:
        links.linkActivated.emit('across:"across.mpid_customers 1"')
    session.set_filter(asked.args[0])
    assert len(session.rows) == 2
    with qtbot.waitSignal(panel.help_requested) as helped:
        links.linkActivated.emit("help:problem/across.mpid_customers")
    assert helped.args == ["problem/across.mpid_customers"]


def test_of_several_sources_each_has_its_own(
    panel: AcrossPanel, session: Session, qtbot: QtBot
) -> None:
    """Headings tell them apart, and a click shows the events of one of them."""
    opened(session, "a.ndjson")
    opened(session, "b.ndjson")
    panel.show_sources(session)

    said = texts(panel)
    assert "a.ndjson" in said
    assert "b.ndjson" in said
    with qtbot.waitSignal(panel.filter_requested) as asked:
        panel.widget().findChildren(ProblemRow)[1].menu().actions()[0].trigger()
    session.set_filter(asked.args[0])
    assert {row.source for row in session.rows[:9]} == {"b.ndjson"}


def test_minutes_are_drawn_and_lead_to_their_events(
    panel: AcrossPanel, session: Session, qtbot: QtBot
) -> None:
    """A click is a filter by time."""
    opened(session)
    panel.show_sources(session)
    (drawing,) = panel.widget().findChildren(Throughput)
    with qtbot.waitSignal(panel.filter_requested) as asked:
        drawing.span_requested.emit("2026-11-23T12:01", "2026-11-23T12:03")
    session.set_filter(asked.args[0])

    assert [row.name for row in session.rows[:9]] == ["e1", "e2"]


def test_mute_and_hear_again(panel: AcrossPanel, session: Session, qtbot: QtBot) -> None:
    """What is muted is named, so that it can be heard again."""
    source = opened(session)
    panel.mute_requested.connect(session.remarks.mute)
    panel.show_sources(session)
    panel.widget().findChildren(ProblemRow)[0].menu().actions()[1].trigger()
    panel.show_sources(session)

    assert source.muted == {"across.mpid_customers"}
    assert panel.widget().findChildren(ProblemRow) == []
    label = next(each for each in panel.widget().findChildren(QLabel) if "Muted" in each.text())
    label.linkActivated.emit("hear")
    panel.show_sources(session)
    assert len(panel.widget().findChildren(ProblemRow)) == 1


def test_what_is_not_known_yet_is_said(panel: AcrossPanel, session: Session) -> None:
    """Nothing open, still looking, nothing wrong: three sentences."""
    panel.show_sources(session)
    assert panel.widget() is None or "Open a source" in texts(panel)
    source = opened(session, look=False)
    panel.show_sources(session)
    assert "Looking at the source as a whole… 0 %" in texts(panel)
    source.judged = 0
    panel.show_sources(session)
    assert "once every event is judged" in texts(panel)
    session.close_source(source.id)
    clean = session.begin_source("clean", 0)
    session.remarks.take(clean, overview(clean, session.pipeline, lambda: False, lambda _: None))
    panel.show_sources(session)
    assert "Nothing is wrong" in texts(panel)


def test_the_same_state_is_not_built_again(panel: AcrossPanel, session: Session) -> None:
    """A reader's place in it would be lost with every key typed into the filter."""
    opened(session)
    panel.show_sources(session)
    before = panel.widget()
    panel.show_sources(session)
    assert panel.widget() is before
