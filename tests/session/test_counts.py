"""Counts over all sources."""

import pytest

from inspector.index.source import Source
from inspector.model.delivery import Attempt, EventKey, Outcome
from inspector.model.mapping import MappingSettings
from inspector.session import Fact
from inspector.session.counts import Counts
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings())


def sources() -> dict[int, Source]:
    """Two with one event each."""
    texts = (shop.batch_of(shop.custom("A")), shop.batch_of(shop.custom("B")))
    return {number: read_whole(text, PIPELINE) for number, text in enumerate(texts, 1)}


def counted(
    key: str, opened: dict[int, Source], attempts: dict[EventKey, list[Attempt]]
) -> dict[str, int]:
    """Counted once."""
    return Counts(opened, attempts, lambda: PIPELINE).of(key)


@pytest.mark.parametrize("fact", Fact)
def test_only_what_changes_rows_is_counted_anew(fact: Fact) -> None:
    """Choosing another event, ticking, trying settings leave the counts as they are."""
    opened = sources()
    counts = Counts(opened, {}, lambda: PIPELINE)
    counts.of("name")
    opened.clear()
    counts.hear(fact)

    same = {"selection", "ticks", "workspace", "draft"}
    assert bool(counts.of("name")) is (fact.value.partition("_")[0] in same)


def test_values_are_counted_over_all_sources() -> None:
    """Also names of attributes, which stand in no column."""
    assert counted("type", sources(), {}) == {"custom_event": 2}
    assert counted("name", sources(), {}) == {"A": 1, "B": 1}
    assert counted("attr", sources(), {})["event_name"] == 2


def test_the_last_try_of_each_request_counts() -> None:
    """Of what is still open."""
    tries = [
        Attempt(EventKey(1, 1, 0), family, number, 0.0, 0.1, outcome, "")
        for number, family, outcome in (
            (1, "event", Outcome.RETRYING),
            (2, "event", Outcome.ACCEPTED),
            (1, "customer", Outcome.ACCEPTED),
        )
    ]
    attempts = {EventKey(1, 1, 0): tries, EventKey(9, 1, 0): tries}
    assert counted("sent", sources(), attempts) == {"accepted": 1}
