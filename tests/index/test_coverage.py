"""Counting a source step by step."""

from inspector.index.coverage import count
from inspector.mapping.coverage import Tally
from tests import shop
from tests.session.test_session import opened


def test_every_event_is_counted_record_by_record() -> None:
    """And nothing else: what is no event has no fields."""
    session, source, _ = opened(shop.custom("A"), shop.custom("B"))
    tally = Tally()
    assert list(count(source, session.pipeline, tally)) == [1]
    assert tally.events == 2
    assert tally.coverage.fields > 0
