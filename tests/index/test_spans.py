"""Events are found where they stand, the short way and the long one."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.index import spans as module
from inspector.index.source import Source
from inspector.index.spans import Lines, spans
from inspector.model.json import raw_events
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
NESTED = '{"event_type":"x","a":"},{\\"event_type\\":"}'
EVENTS = st.sampled_from([
    '{"event_type":"a","data":{}}', '{"data":{},"event_type":"a"}',
    '{"event_type" :"a","data":{}}', '{"event\\u005ftype":"a","data":{}}',
    '{"event_type":"a","data":{"custom_attributes":{"l":[' + NESTED + "]}}}",
    '{"data":{"x":"event_type"},"event_type":"a"}',
    '{"event_type":"a","data":{"x":"\\u00f6 \\\\u0065"}}',
])  # fmt: skip
HEADS = st.sampled_from(['{"events":[', '{"context":{"events":[' + NESTED + ']},"events":['])
TAILS = st.sampled_from(["]}", '],"user_attributes":{"event_type":"z"}}', '],"ip":"x"}', " ] }"])
LINES = st.builds(
    lambda head, events, comma, tail: head + comma.join(events) + tail,
    HEADS, st.lists(EVENTS, min_size=1, max_size=4), st.sampled_from([",", ", "]), TAILS,
)  # fmt: skip


def lines_of(source: Source, places: list[int]) -> Lines:
    """Where these batches are in the whole file."""
    columns, at = source.columns, np.array(places, "i8")
    starts = columns.of_record("offset")[at]
    rows = columns.first[at].astype("i8")
    counts = np.append(columns.first, len(columns)).astype("i8")[at + 1] - rows
    return Lines(starts, starts + columns.of_record("length")[at], rows, counts)


def true_spans(source: Source, places: list[int]) -> set[tuple[int, int, bytes]]:
    """Row and text of each event, as a decoder has it."""
    columns, found = source.columns, set()
    for place in places:
        for number, item in enumerate(raw_events(source.raw(place))):
            found.add((int(columns.first[place]) + number, len(item), item))
    return found


@given(written=st.lists(LINES, min_size=1, max_size=6), reach=st.integers(0, 400))
def test_whatever_way_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, written: list[str], reach: int
) -> None:
    """Keys in any order, spaces, escapes, events within events; a hit at the end of one counts."""
    path = put(tmp_path_factory.mktemp("lines"), "\n".join(written).encode() + b"\n")
    source = _open_long(path)
    plain = [n for n in range(source.columns.records) if n not in source.columns.batch_ids]
    text = path.read_bytes()
    lines = lines_of(source, plain)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "FEW", 0)
        for hits in (None, np.array([min(reach, len(text))])):
            found = spans(memoryview(text), lines, hits)
            cut = list(zip(*(column.tolist() for column in found), strict=True))
            if hits is None:
                got = {(row, end - start, text[start:end]) for row, start, end in cut}
                assert got == true_spans(source, plain)
                assert len(cut) == len(got)
            held = [row for row, start, end in cut if start <= int(reach) < end]
            whole = spans(memoryview(text), lines, None)
            columns = zip(*(column.tolist() for column in whole), strict=True)
            assert held == [row for row, start, end in columns if start <= int(reach) < end]
    source.close()


def _open_long(path: Path) -> Source:
    """A short file, opened as if it were long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inspector.index.files.SMALL", 0)
        return opened(path, PIPELINE)


def test_most_batches_leave_no_doubt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else nothing would be gained."""
    source = opened(put(tmp_path, long_text()), PIPELINE)
    columns = source.columns
    plain = [n for n in range(columns.records) if n not in columns.batch_ids]
    end = int(columns.of_record("offset")[-1]) + int(columns.of_record("length")[-1])
    text = memoryview(source.file.read(0, end) if source.file else b"")
    asked: list[int] = []
    real = module._asked
    monkeypatch.setattr(module, "_asked", lambda *a: asked.append(len(a[1].rows)) or real(*a))
    found = spans(text, lines_of(source, plain), None)
    assert sum(asked) < len(plain) // 20
    assert sorted(found.rows.tolist()) == sorted(set(found.rows.tolist()))
    source.close()
