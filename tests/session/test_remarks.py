"""What is said about a source as a whole."""

from inspector.app import pipeline_for
from inspector.index.across import overview
from inspector.index.source import Source, read
from inspector.model.workspace import SANDBOX, Workspace
from inspector.session import Fact, Session
from tests import shop


def opened() -> tuple[Session, Source, list[Fact]]:
    """A source with one event twice."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", SANDBOX))
    data = shop.batch_of(shop.custom(), shop.custom(), shop.custom("B"))
    source = session.begin_source("a", len(data))
    for chunk in read(source.id, "a", data, session.pipeline):
        session.take(source, chunk)
    facts: list[Fact] = []
    session.subscribe(facts.append)
    return session, source, facts


def test_what_is_found_can_be_shown_at_once() -> None:
    """A filter that waited for it is answered, and the counts are known."""
    session, source, facts = opened()
    session.set_filter("across:across.equal_events")
    assert len(session.rows) == 0

    found = overview(source, session.pipeline, lambda: False, lambda _: None)
    session.remarks.take(source, found)

    assert [session.rows.key(0).event] == [1]
    assert session.values("across") == {"across.equal_events": 1}
    assert facts[-2:] == [Fact.OVERVIEW_CHANGED, Fact.ROWS_APPENDED]


def test_progress_is_told() -> None:
    """With the source it is about."""
    session, source, facts = opened()
    session.remarks.look_on(source, 2)

    assert source.looked == 2
    assert facts == [Fact.SOURCES_CHANGED]


def test_a_problem_is_muted_for_one_source() -> None:
    """And can be heard again."""
    session, source, facts = opened()
    session.remarks.mute(source.id, "time.missing", True)
    assert session.remarks.muted(source.id) == {"time.missing"}
    session.remarks.mute(source.id, "time.missing", False)

    assert session.remarks.muted(source.id) == frozenset()
    assert session.remarks.muted(99) == frozenset()
    assert facts == [Fact.OVERVIEW_CHANGED] * 2


def test_nothing_is_kept_of_a_source_that_was_closed() -> None:
    """Whoever looked at it comes too late."""
    session, source, facts = opened()
    session.close_source(source.id)
    facts.clear()
    session.remarks.take(source, None)
    session.remarks.mute(source.id, "time.missing", True)

    assert facts == []
