"""A source that is read again keeps what was done with it."""

from inspector.app import pipeline_for
from inspector.index.source import Source, read
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.workspace import Workspace
from inspector.session import Session
from tests import shop

A, B, C = (shop.batch_of(shop.custom(name)) for name in "ABC")


def fill(session: Session, source: Source, *batches: bytes) -> Source:
    for chunk in read(source.id, source.name, b"\n".join(batches), session.pipeline):
        if source.id in session.sources and session.sources[source.id] is source:
            session.take(source, chunk)
        else:
            source.take(chunk)
    return source


def sent(key: EventKey) -> Attempt:
    return Attempt(key, "event", 1, 0.0, 0.1, Outcome.ACCEPTED, "taken")


def test_everything_goes_over_to_the_same_events() -> None:
    """Selection, ticks and what was sent; what is gone is counted and let go."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", "sandbox"))
    source = fill(session, session.begin_source("a", 9), A, B)
    first, second = (session.rows.key(number) for number in (0, 1))
    session.tick([first, second], on=True)
    session.add_attempts([sent(first), sent(second)])
    session.select(second)
    for key in (first, second):
        session.edits.begin(key, session.pipeline)
    other = fill(session, session.begin_source("b", 9), C)
    session.tick([session.rows.key(2)], on=True)

    lost = session.exchange_source(fill(session, Source(source.id, "a", 9), C, B))

    moved = EventKey(source.id, 2, 0)
    assert lost == 1
    assert session.selected == moved
    assert set(session.ticked) == {moved, EventKey(other.id, 1, 0)}
    assert set(session.attempts) == {moved}
    assert list(session.edits) == [moved]
    assert [row.name for row in session.rows] == ["C", "B", "C"]


def test_what_comes_late_for_the_old_one_is_left() -> None:
    """It has the same number, and is another one."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", "sandbox"))
    source = fill(session, session.begin_source("a", 9), A)
    session.exchange_source(fill(session, Source(source.id, "a", 9), B))
    for chunk in read(source.id, source.name, C, session.pipeline):
        session.take(source, chunk)
    assert [row.name for row in session.rows] == ["B"]


def test_the_filter_holds_and_a_lost_selection_goes_to_the_first() -> None:
    """As where a source is opened."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", "sandbox"))
    source = fill(session, session.begin_source("a", 9), A)
    session.set_filter("name:c")
    session.select(EventKey(source.id, 1, 0))
    assert session.exchange_source(fill(session, Source(source.id, "a", 9), B, C)) == 0
    assert [row.name for row in session.rows] == ["C"]
    assert session.selected == EventKey(source.id, 2, 0)
