"""What is collected comes out in the order it came, whichever way it was read."""

import numpy as np

from inspector.index.builder import Builder
from inspector.index.columns import NO_TIME, Columns, Words
from inspector.index.plain import plain
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def test_both_ways_keep_their_order() -> None:
    """Plain batches and those with rows take turns."""
    words = Words()
    builder, columns = Builder(words), Columns()
    raw = shop.batch_of(shop.custom("A"), shop.custom("B"))
    source = read_whole(shop.batch_of(shop.custom("C")), PIPELINE)
    batch = plain(raw)
    assert batch is not None
    builder.plain(batch, 1, 1, 0, len(raw))
    builder.record(2, 2, 100, 9, [source.row(0)])
    builder.plain(batch, 3, 3, 200, len(raw))
    columns.append(builder.part(300))
    names = [words.names.values[number] for number in columns.of_row("name")]
    assert names == ["A", "B", "C", "A", "B"]
    assert columns.of_record("number").tolist() == [1, 2, 3]
    assert columns.of_record("offset").tolist() == [0, 100, 200]
    assert columns.of_row("event").tolist() == [0, 1, 0, 0, 1]
    assert columns.record.tolist() == [0, 0, 1, 2, 2]
    assert len(builder.part(300).counts) == 0


def test_an_event_without_a_time_has_that_of_its_batch() -> None:
    """Or none."""
    times = []
    for stamp in (b'"timestamp_unixtime_ms":7,', b""):
        builder = Builder(Words())
        batch = plain(
            b"{" + stamp + b'"events":[{"event_type":"a","data":{"timestamp_unixtime_ms":5}},'
            b'{"event_type":"a","data":{}}]}'
        )
        assert batch is not None
        builder.plain(batch, 1, 1, 0, 1)
        times.append(builder.part(0).rows["time"])
    assert np.array_equal(times, [[5, 7], [5, NO_TIME]])
