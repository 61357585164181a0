"""Text is found by the events that hold it."""

from itertools import pairwise
from pathlib import Path

import pytest

from inspector.index.source import Source
from inspector.index.text import TextFinder, blocks
from inspector.model.json import raw_events
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import long_text, opened, put, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
BLOCK = 1 << 18
SPACED = b'{"events" : [ {"event_type":"opt_out","data":{"a":"K\xc3\x96ln"}} ,\t{"event_type":\
"opt_out","data":{"a":"k\xc3\xb6ln Stra\xc3\x9fe"}}], "ip" : "malm"}'
TWICE = b'{"events":[{"event_type":"a","data":{}}],"events":[{"event_type":"a","data":{}}]}'


@pytest.fixture(autouse=True)
def _short_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the tests has several."""
    monkeypatch.setattr("inspector.index.text.BLOCK", BLOCK)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """A long file with a few lines of a kind of their own."""
    made = opened(put(tmp_path, b"\n".join((long_text(), SPACED, TWICE))), PIPELINE)
    yield made
    made.close()


def _holding(source: Source, needle: str) -> set[int]:
    """The events of plain batches with the text, one after the other."""
    columns, found = source.columns, set()
    for place in range(columns.records):
        if place not in columns.batch_ids:
            for number, item in enumerate(raw_events(source.raw(place))):
                if needle in item.decode(errors="replace").casefold():
                    found.add(int(columns.first[place]) + number)
    return found


@pytest.mark.parametrize(
    "needle",
    ["wishlist shared", '"', "malmö", "no such text", "}]", "köln strasse", "ö", "strasse",
     "event_type", "sssss", "東"],
)  # fmt: skip
def test_exactly_the_events_with_the_text(source: Source, needle: str) -> None:
    """In any case; what a batch says beside its events does not count."""
    found = TextFinder(source, (needle,)).rows(0, source.columns.records)
    columns = source.columns
    plain = [n for n in found.rows.tolist() if int(columns.record[n]) not in columns.batch_ids]
    assert set(plain) == _holding(source, needle)
    assert len(plain) == len(set(plain))


def test_what_is_written_otherwise_is_doubtful(source: Source) -> None:
    """Records that stand in no line of their own always, other dialects where they have hits."""
    numbers = source.columns.of_record("number").tolist()
    kept = {place for place, number in enumerate(numbers) if number in source.kept}
    assert kept
    found = TextFinder(source, ("no such text",)).rows(0, len(numbers))
    assert set(found.doubtful) == kept
    more = TextFinder(source, ("seen",)).rows(0, len(numbers))
    assert set(more.doubtful) > kept


def test_stretches_are_short_and_complete(tmp_path: Path) -> None:
    """As long as a block in a file, some hundred records in memory."""
    data = long_text()
    for source in (opened(put(tmp_path, data), PIPELINE), read_whole(data, PIPELINE)):
        count = source.columns.records
        stretches = list(blocks(source, 0, count))
        assert stretches[0][0] == 0
        assert stretches[-1][1] == count
        assert all(a[1] == b[0] for a, b in pairwise(stretches))
        assert len(stretches) > 2
        source.close()


def test_in_memory_every_record_may_hold_it() -> None:
    """They are few."""
    source = read_whole(shop.batch_of(shop.custom("A")), PIPELINE)
    assert TextFinder(source, ("b",)).rows(0, 1).doubtful == [0]
