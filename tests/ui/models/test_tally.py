"""Counts are right however often and in whatever order rows come."""

from inspector.index.source import read
from inspector.session import Session
from inspector.session.copies import with_text
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
    tally.update(session.sources.values(), session.edited)
    tally.update(session.sources.values(), session.edited)
    assert tally.verdicts == {
        "clean": 2, "lossy": 1, "unsupported": 1, "refused": 1, "unreadable": 1
    }  # fmt: skip
    _open(session)
    tally.update(session.sources.values(), session.edited)
    assert tally.verdicts.total() == 12
    assert tally.types["custom_event"] == 6


def test_closed_and_replaced_rows_are_forgotten(session: Session) -> None:
    """After closing or rereading a source the counts start afresh."""
    tally = Tally()
    first = _open(session)
    second = _open(session)
    tally.update(session.sources.values(), session.edited)
    session.close_source(first)
    tally.update(session.sources.values(), session.edited)
    assert tally.verdicts.total() == 6
    source = session.sources[second]
    session.replace_rows(source, session.rows[:2])
    tally.update(session.sources.values(), session.edited)
    assert tally.verdicts.total() == 2


def test_what_is_muted_is_not_counted(session: Session) -> None:
    """In the source it is muted in; others count on."""
    tally = Tally()
    first = _open(session)
    _open(session)
    tally.update(session.sources.values(), session.edited)
    before = tally.problems["identity.missing"]
    session.remarks.mute(first, "identity.missing", True)
    tally.update(session.sources.values(), session.edited)

    assert tally.problems["identity.missing"] == before // 2 > 0


def test_of_an_edited_event_the_copy_counts(session: Session) -> None:
    """By its verdict and its problems now, which are marked as muted all the same."""
    tally = Tally()
    source = _open(session)
    key = session.rows[4].key
    copy = session.edits.begin(key, session.pipeline)
    assert copy
    text = copy.text.replace('"user_identities": {}', '"user_identities": {"customer_id": "c-9"}')
    session.edits.keep(key, with_text(copy, text, session.pipeline))
    tally.update(session.sources.values(), session.edited)

    assert tally.verdicts["refused"] == 0
    assert tally.problems["identity.missing"] == 0
    assert tally.edited == {"yes": 1}
    session.close_source(source)
    tally.update(session.sources.values(), session.edited)
    assert tally.edited == {}
