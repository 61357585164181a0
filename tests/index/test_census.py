"""Counting columns counts rows."""

from collections import Counter

import pytest

from inspector.index.census import census
from inspector.index.filter import column
from inspector.model.mapping import MappingSettings
from inspector.storage import resources
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
KEYS = ("type", "name", "env", "source", "user", "mpid", "verdict", "problem", "severity", "batch")


@pytest.mark.parametrize("key", KEYS)
def test_every_key(key: str) -> None:
    """Each value once an event."""
    source = read_whole(resources.read("samples/shop.ndjson"), PIPELINE)
    rows = [source.row(number, whole=True) for number in range(len(source))]
    assert census(key, source) == Counter(v for row in rows for v in set(column(key, row)))


def test_other_traffic_is_counted_apart() -> None:
    """By its types, and in nothing else."""
    alias = b'{"request_type":"alias","request_id":"1"}'
    source = read_whole(shop.batch_of(shop.custom()) + b"\n" + alias + b"\n" + alias, PIPELINE)
    alone = read_whole(shop.batch_of(shop.custom()), PIPELINE)
    assert census("other", source) == {"alias call": 2}
    for key in (key for key in KEYS if key != "batch"):
        assert census(key, source) == census(key, alone)


def test_nothing_is_counted_of_what_is_not_judged() -> None:
    """Nor of nothing."""
    source = read_whole(shop.batch_of(shop.custom()), PIPELINE)
    source.forget_rulings()
    assert census("verdict", source) == Counter()
