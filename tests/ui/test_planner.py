"""The ticked events are gathered whole, in order, and only the newest request counts."""

from pytestqt.qtbot import QtBot

from inspector.index.source import read
from inspector.session import Session
from inspector.session.copies import with_text
from inspector.ui.bridge import Bridge
from inspector.ui.planner import Planner
from tests.ui.batches import SHOP


def _open(session: Session) -> None:
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)


def test_gathered_in_the_order_of_the_list(session: Session, bridge: Bridge, qtbot: QtBot) -> None:
    """However they were ticked."""
    _open(session)
    planner = Planner(session, bridge)
    keys = [row.key for row in session.rows[:4]]
    with qtbot.waitSignal(planner.gathered):
        session.tick(reversed(keys), True)
    assert [key for key, _ in planner.chosen] == keys
    assert [inspection.event.name for _, inspection in planner.chosen if inspection.event] == [
        "Checkout Started", "purchase", "Plan Seen", "Home"
    ]  # fmt: skip


def test_a_newer_request_replaces_the_older(session: Session, bridge: Bridge) -> None:
    """Nothing of the first remains; `finish` waits for nobody."""
    _open(session)
    planner = Planner(session, bridge)
    session.tick([row.key for row in session.rows[:4]], True)
    session.tick([row.key for row in session.rows[1:4]], False)
    assert not planner.ready
    assert [key for key, _ in planner.finish()] == [session.rows[0].key]
    assert planner.ready
    planner.stop()


def test_a_closed_source_takes_its_events_along(session: Session, bridge: Bridge) -> None:
    """Ticks of a source that is gone are no plan."""
    _open(session)
    planner = Planner(session, bridge)
    session.tick([session.rows[0].key], True)
    session.close_source(1)
    assert planner.finish() == ()


def test_an_edited_event_is_gathered_as_edited(
    session: Session, bridge: Bridge, qtbot: QtBot
) -> None:
    """What is sent is what the window shows; the plan knows that it was edited."""
    _open(session)
    planner = Planner(session, bridge)
    key = session.rows[0].key
    session.tick([key, session.rows[1].key], True)
    copy = session.edits.begin(key, session.pipeline)
    assert copy
    text = copy.text.replace("Checkout Started", "Checkout Resumed")
    with qtbot.waitSignal(planner.gathered):
        session.edits.keep(key, with_text(copy, text, session.pipeline))
    (_, first), (_, second) = planner.chosen
    assert first.event
    assert (first.event.name, first.edited, second.edited) == ("Checkout Resumed", True, False)
