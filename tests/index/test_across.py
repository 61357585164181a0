"""A source looked at as a whole: in a process behind a file, or here."""

from pathlib import Path

import numpy as np
import pytest

from inspector.index.across import overview
from inspector.index.filter import parse
from inspector.index.judge import judge_here
from inspector.index.sieve import Sieve
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def never() -> bool:
    """Nobody stops it."""
    return False


def looked_at(source: Source) -> Source:
    """The source with what was found in it."""
    source.overview = overview(source, PIPELINE, never, lambda _: None)
    return source


def shown(source: Source, text: str) -> list[int]:
    """The rows a filter lets through."""
    return Sieve(source, PIPELINE, lambda _: ()).rows(parse(text).plan, 0, len(source)).tolist()


@pytest.mark.parametrize("packed", [False, True])
def test_a_process_finds_what_is_found_here(tmp_path: Path, packed: bool) -> None:
    """On lines of every kind, with the same words and places."""
    data = long_text()
    source = opened(put(tmp_path, data, packed), PIPELINE)
    source.settle(judge_here(source, 0, source.columns.records, PIPELINE))
    steps: list[int] = []
    behind = overview(source, PIPELINE, never, steps.append)
    here = looked_at(read_whole(data, PIPELINE)).overview
    source.close()

    assert behind is not None
    assert here is not None
    assert [t.diagnostic.message for t in behind.told] == [t.diagnostic.message for t in here.told]
    for one, other in zip(behind.sets(), here.sets(), strict=True):
        assert one[0] == other[0]
        assert np.array_equal(one[1], other[1])
    assert steps[-1] == len(source)


def test_the_filter_shows_exactly_those_events() -> None:
    """All of a problem, or those of one case."""
    data = b"\n".join(
        shop.batch_of(shop.custom(str(at)), mpid=mpid, user_identities={"customer_id": who})
        for at, (mpid, who) in enumerate([(1, "a"), (2, "b"), (1, "c"), (2, "d"), (3, "e")])
    )
    source = looked_at(read_whole(data, PIPELINE))

    assert shown(source, "across:across.mpid_customers") == [0, 1, 2, 3]
    assert shown(source, 'across:"across.mpid_customers 2"') == [1, 3]
    assert shown(source, "across:any") == [0, 1, 2, 3]
    assert shown(source, "not across:any") == [4]


def test_before_anybody_looked_there_is_nothing_to_show() -> None:
    """And no reason to fail."""
    assert shown(read_whole(shop.batch_of(shop.custom()), PIPELINE), "across:any") == []


def test_only_what_becomes_a_request_counts_for_the_rate() -> None:
    """Screen views never reach MoEngage."""
    view = {"event_type": "screen_view", "data": {"timestamp_unixtime_ms": shop.NOON_MS}}
    source = looked_at(read_whole(shop.batch_of(view, shop.custom(), view), PIPELINE))

    assert source.overview is not None
    assert source.overview.minutes.counts.tolist() == [1]


def test_stopped_work_has_no_result(tmp_path: Path) -> None:
    """And leaves no process behind."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    assert overview(source, PIPELINE, lambda: True, lambda _: None) is None
    source.close()
    assert overview(read_whole(b"[]", PIPELINE), PIPELINE, never, lambda _: None) is not None
