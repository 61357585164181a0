"""A source in chunks."""

from inspector.index.source import CHUNK, Source, read, reread
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from tests import shop

PIPELINE = shop.pipeline_for(MappingSettings())
LINES = [shop.batch_of(shop.custom(f"Step {number}")) for number in range(CHUNK + 5)]


def source_of(data: bytes) -> Source:
    """A source that has been read."""
    source = Source(id=1, name="a", size=len(data))
    for chunk in read(1, "a", data, PIPELINE):
        source.take(chunk)
    return source


def test_chunks_come_one_after_the_other() -> None:
    """Rows can be shown while the rest is still read; progress is in bytes."""
    data = b"\n".join(LINES)

    chunks = list(read(1, "a", data, PIPELINE))

    assert [len(chunk.rows) for chunk in chunks] == [CHUNK, 5]
    assert chunks[-1].done == len(data)


def test_a_row_leads_back_to_its_event() -> None:
    """By its key, from the bytes, also for what is no event."""
    data = b"\n".join([*LINES[:2], b"{broken", LINES[2]])
    source = source_of(data)

    inspections = [source.inspect(source.key(n), PIPELINE) for n in range(len(source))]

    assert [i.event.name if i.event else "" for i in inspections] == [
        "Step 0",
        "Step 1",
        "",
        "Step 2",
    ]
    assert inspections[2].verdict is Verdict.UNREADABLE


def test_the_bytes_are_read_for_a_whole_row_only() -> None:
    """A list is painted without."""
    source = source_of(b'{"batch_id":7,"events":[{"event_type":"opt_out","data":{}}]}')
    assert source.row(0).batch_ids == ()
    assert source.row(0, whole=True).batch_ids == ("7",)


def test_the_same_records_under_other_settings() -> None:
    """A change of workspace settings needs no file."""
    source = source_of(shop.batch_of(shop.PURCHASE))
    off = shop.pipeline_for(MappingSettings(commerce=False))

    rows = [row for chunk in reread(source, off) for row in chunk.rows]

    assert [row.verdict for row in rows] == [Verdict.REFUSED]
    assert rows[0].key == source.key(0)
