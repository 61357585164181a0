"""Counts are right however often and in whatever order rows come."""

from inspector.index.source import read
from inspector.session import Session
from inspector.ui.models.tally import Tally
from tests.ui.batches import SHOP


def _open(session: Session) -> int:
    source = session.begin_source("shop", len(SHOP))
    for chunk in read(source.id, source.name, SHOP, session.pipeline):
        session.take(source, chunk)
    return source.id


def test_rows_are_counted_once(session: Session) -> None:
    """Asking twice counts once; more rows are added."""
    tally = Tally()
    _open(session)
    tally.update(session.sources.values())
    tally.update(session.sources.values())
    assert tally.verdicts == {
        "clean": 2, "lossy": 1, "unsupported": 1, "refused": 1, "unreadable": 1
    }  # fmt: skip
    _open(session)
    tally.update(session.sources.values())
    assert tally.verdicts.total() == 12
    assert tally.types["custom_event"] == 6


def test_closed_and_replaced_rows_are_forgotten(session: Session) -> None:
    """After closing or rereading a source the counts start afresh."""
    tally = Tally()
    first = _open(session)
    second = _open(session)
    tally.update(session.sources.values())
    session.close_source(first)
    tally.update(session.sources.values())
    assert tally.verdicts.total() == 6
    source = session.sources[second]
    session.replace_rows(source, session.rows[:2])
    tally.update(session.sources.values())
    assert tally.verdicts.total() == 2


def test_what_is_muted_is_not_counted(session: Session) -> None:
    """In the source it is muted in; others count on."""
    tally = Tally()
    first = _open(session)
    _open(session)
    tally.update(session.sources.values())
    before = tally.problems["identity.missing"]
    session.remarks.mute(first, "identity.missing", True)
    tally.update(session.sources.values())

    assert tally.problems["identity.missing"] == before // 2 > 0
