"""A source that was closed by mistake."""

from inspector.app import pipeline_for
from inspector.index.source import Source, State, read
from inspector.model.workspace import SANDBOX, Workspace
from inspector.session import Session
from tests import shop


def opened(*names: str) -> tuple[Session, list[Source]]:
    """Sources of two events each, read to their end."""
    session = Session(pipeline_for, Workspace("Sandbox", "W", SANDBOX))
    data = shop.batch_of(shop.custom(), shop.custom("B"))
    sources = []
    for name in names:
        source = session.begin_source(name, len(data))
        for chunk in read(source.id, name, data, session.pipeline):
            session.take(source, chunk)
        session.finish_source(source)
        sources.append(source)
    return session, sources


def test_it_comes_back_in_its_place_with_all_that_was_done() -> None:
    """Rows, ticks and edits are those of before, and other sources stay where they are."""
    session, (first, second) = opened("a", "b")
    key = first.key(1)
    session.tick([key], True)
    session.edits.begin(key, session.pipeline)
    session.close_source(first.id)
    assert (len(session.rows), len(session.ticked), len(session.edits)) == (2, 0, 0)

    assert session.shelf.bring_back(session.pipeline)

    assert list(session.sources.values()) == [first, second]
    assert len(session.rows) == 4
    assert list(session.ticked) == list(session.edits) == [key]
    assert session.shelf.last is None


def test_only_the_last_one_waits() -> None:
    """And only until it is let go of."""
    session, (first, second) = opened("a", "b")
    session.close_source(first.id)
    session.close_source(second.id)
    assert session.shelf.last is second
    session.shelf.clear()

    assert session.shelf.last is None
    assert session.shelf.bring_back(session.pipeline)
    assert not session.sources


def test_one_that_is_still_read_does_not_wait() -> None:
    """Who reads it lets go of it at the end."""
    session, (source,) = opened("a")
    source.state = State.READING
    session.close_source(source.id)

    assert session.shelf.last is None


def test_under_other_settings_its_verdicts_do_not_hold() -> None:
    """Which is told, so that they are found out again."""
    session, (source,) = opened("a")
    session.close_source(source.id)

    assert not session.shelf.bring_back(pipeline_for(session.workspace.mapping))
