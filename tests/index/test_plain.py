"""A plain batch is read as the long way reads it; what is not plain is left to that."""

import pytest
from hypothesis import given

from inspector.index.plain import (
    batch_ids_of,
    identities_in,
    identities_of,
    name_of,
    people_of,
    plain,
)
from inspector.index.row import batch_ids
from inspector.model.batch import Batch, Record
from inspector.model.json import encode
from inspector.model.mapping import MappingSettings
from tests import shop

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


@given(shop.batches)
def test_names_times_and_identities(tree: dict[str, object]) -> None:
    """Of whatever is called plain."""
    raw = encode(tree)
    found = plain(raw)
    if found is None:
        return
    batch = PIPELINE.open(Record(1, "line", 0, raw))
    assert isinstance(batch, Batch)
    assert not batch.translated
    assert [event.event_type for event in found.events] == [e.event_type for e in batch.events]
    other = found.timestamp_unixtime_ms
    times = [event.data.timestamp_unixtime_ms for event in found.events]
    assert [other if t is None else t for t in times] == [e.time_ms for e in batch.events]
    people = people_of(found)
    assert identities_of(people) == identities_in(people) == batch.identities
    assert batch_ids_of(raw) == batch_ids(batch)
    try:
        names = [name_of(event.data) for event in found.events]
    except ValueError:
        return
    assert names == [event.name for event in batch.events]


@pytest.mark.parametrize(
    "event",
    [
        shop.custom(), shop.PURCHASE, shop.promoted("view"), shop.change("plan", "gold"),
        {"event_type": "user_identity_change", "data": {"new": {"identity_type": "email"}}},
        {"event_type": "commerce_event", "data": {"product_impressions": [{}]}},
        {"event_type": "screen_view", "data": {"screen_name": "Home"}},
        {"event_type": "opt_out", "data": {}},
    ],
)  # fmt: skip
def test_common_events_are_plain(event: dict[str, object]) -> None:
    """Else nothing would be gained."""
    raw = shop.batch_of(event)
    found = plain(raw)
    assert found is not None
    batch = PIPELINE.open(Record(1, "line", 0, raw))
    assert isinstance(batch, Batch)
    assert name_of(found.events[0].data) == batch.events[0].name


@pytest.mark.parametrize(
    "raw",
    [
        b"17", b"{", b'{"events":[]}', b'{"events":[17]}', b"\xff",
        shop.batch_of(shop.custom(), environment="Production"),
        shop.batch_of(shop.custom(), user_identities=[]),
        shop.batch_of(shop.at("A", "1795435200000")),
        shop.batch_of(shop.custom(), dt="h"),
        shop.batch_of(shop.custom(), firehose_version=None),
    ],
)  # fmt: skip
def test_anything_else_is_not(raw: bytes) -> None:
    """Other dialects, other types, no batch at all."""
    assert plain(raw) is None


def test_ids_of_what_is_no_json() -> None:
    """There are none."""
    assert batch_ids_of(b"{") == ()
