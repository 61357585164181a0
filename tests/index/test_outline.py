"""The short cut says what the long way says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.index.outline import Outlines
from inspector.index.row import NO_EVENT, Row, row_of
from inspector.model.batch import Kind, Record
from inspector.model.delivery import EventKey
from inspector.model.json import encode
from inspector.model.mapping import DISPUTES, Decision, Identity, MappingSettings
from inspector.pipeline import Pipeline
from inspector.storage import resources
from tests import shop

SETTINGS = [
    MappingSettings(),
    MappingSettings(live=True),
    MappingSettings(Identity.EMAIL, objects=True, commerce=False, live=False),
    MappingSettings(Identity.MPID, disputed=tuple((name, Decision.SUPPORTED) for name in DISPUTES)),
    MappingSettings(rules=shop.RULES),
]


def long_way(pipeline: Pipeline, record: Record) -> list[Row]:
    """Rows by inspecting everything."""
    return [
        row_of(each, EventKey(1, record.number, each.event.index if each.event else NO_EVENT), "a")
        for each in pipeline.inspect(record)
    ]


def agree(records: list[Record], settings: MappingSettings) -> None:
    """Both ways, one after the other, so that the short cut has seen things."""
    pipeline = pipeline_for(settings, shop.NOON_MS)
    outlines = Outlines(pipeline)
    for record in records:
        if record.kind is not Kind.OTHER:
            assert outlines.rows(record, 1, "a") == long_way(pipeline, record)


few = st.sampled_from(
    [
        "", "guest", "c-88213", "maria@example.com", " c-1", "moe_x", "1", "9.5", "Maria@shop.se",
        "undefined", "a\u200b", "x" * 513, "https://a.se/" + "x" * 512, "23.11.2026", "2026-11-23",
        "a" * 40, "0" * 40, "x" * 201, "a.b", "moeo", "+4670555", "070-555", "maria@shop",
    ]
)  # fmt: skip
touchy = st.one_of(
    few, st.sampled_from([0, 1, 1.5, 7, 20, 10**18, 10**600, shop.NOON_MS, -1, True, None])
)
sizes = st.sampled_from([3, 24_000, 26_000])

_SAME_STRUCTURE = st.fixed_dictionaries(
    {
        "mpid": touchy,
        "user_identities": st.fixed_dictionaries(
            {"customer_id": few, "customerid": few, "email": few}
        ),
        "user_attributes": st.fixed_dictionaries(
            {"plan": few, "$City": few, "city": few, "$Mobile": touchy, "tags": st.tuples(few, few)}
        ),
        "environment": st.sampled_from(["production", "development"]),
        "source_info": st.fixed_dictionaries({"partner": st.sampled_from(["MoEngage", "x"])}),
        "device_info": st.fixed_dictionaries(
            {"platform": st.sampled_from(["iOS", "roku", "x"]), "timezone_offset": touchy}
        ),
        "events": st.tuples(
            st.builds(lambda name, time: shop.at(name, time), few, touchy),
            st.builds(lambda name, value: shop.custom(name, moe_a=1, b=value), few, touchy),
            st.builds(lambda size: shop.custom("a", o={"x": "y" * 400, "z": "y" * size}), sizes),
            st.builds(lambda name, new: shop.change(name, new, deleted=new is None), few, touchy),
            st.builds(lambda new: shop.change("$Mobile", new), few),
            st.builds(
                shop.bought, st.sampled_from(["purchase", "refund", "", "x"]), touchy, touchy
            ),
            st.builds(shop.promoted, touchy),
        ),
    }
)


@given(st.lists(_SAME_STRUCTURE, min_size=2, max_size=6), st.sampled_from(SETTINGS))
def test_events_of_one_structure(trees: list[dict[str, object]], settings: MappingSettings) -> None:
    """The same keys with values from the edges, several times over."""
    agree([Record(i, "line", 0, encode(tree)) for i, tree in enumerate(trees, 1)], settings)


@given(shop.alike(), st.sampled_from(SETTINGS))
def test_any_values_in_any_structure(
    trees: list[dict[str, object]], settings: MappingSettings
) -> None:
    """Arbitrary batches, and others of the same structure with values that make a difference."""
    agree([Record(i, "line", 0, encode(tree)) for i, tree in enumerate(trees, 1)], settings)


@given(st.lists(shop.batches, max_size=4), st.sampled_from(SETTINGS))
def test_whatever_comes(trees: list[dict[str, object]], settings: MappingSettings) -> None:
    """Arbitrary batches too."""
    agree([Record(i, "line", 0, encode(tree)) for i, tree in enumerate(trees, 1)], settings)


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_sample(settings: MappingSettings) -> None:
    """Every line of the shop."""
    data = resources.read("samples/shop.ndjson")

    agree(list(pipeline_for(settings).read(data)), settings)


@pytest.mark.parametrize("name", ["web-v3/batches-a.ndjson", "inbound/badbatch.json"])
def test_real_input(shared_data: Path, name: str) -> None:
    """What real SDKs sent."""
    data = (shared_data / name).read_bytes()

    agree(list(pipeline_for(MappingSettings()).read(data)), MappingSettings())
