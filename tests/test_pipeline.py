"""The stages joined."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.model.batch import Batch, Kind, Record
from inspector.model.inspection import Inspection
from inspector.model.json import encode
from inspector.model.mapping import DISPUTES, ActionNames, Decision, Identity, MappingSettings
from inspector.model.problems import Verdict
from inspector.storage import resources
from tests import shop
from tests.kinds import AROUND, EVENTS, MODES

PIPELINE = pipeline_for(MappingSettings(), shop.NOON_MS)
SETTINGS = [
    MappingSettings(),
    MappingSettings(Identity.EMAIL, objects=True, commerce=False, live=True),
    MappingSettings(
        Identity.MPID,
        action_names=ActionNames.TITLE,
        disputed=tuple((name, Decision.SUPPORTED) for name in DISPUTES),
        live=False,
    ),
]


PLAIN = {**AROUND, "user_attributes": {"$FirstName": "Maria", "plan": "gold"}}
"""What is around an event that may be clean."""


def inspect(data: bytes) -> list[Inspection]:
    """Every inspection of a source."""
    return [item for record in PIPELINE.read(data) for item in PIPELINE.inspect(record)]


def test_the_worst_problem_decides_the_verdict() -> None:
    """Lossy and refused is refused; diagnostics come worst first."""
    event = shop.custom()
    event["data"]["custom_flags"] = {"a": 1}

    inspection = shop.inspect(event, user_identities=None)

    assert inspection.verdict is Verdict.REFUSED
    ranks = [diagnostic.severity.rank for diagnostic in inspection.diagnostics]
    assert ranks == sorted(ranks)


def test_good_neighbours_of_a_broken_line_open() -> None:
    """One bad line is one row."""
    data = b"\n".join(
        [shop.batch_of(shop.custom("A")), b'{"events": [', shop.batch_of(shop.custom("B"))]
    )

    assert [i.event.name if i.event else i.verdict for i in inspect(data)] == [
        "A", Verdict.UNREADABLE, "B",
    ]  # fmt: skip


def test_a_rule_tells_about_itself() -> None:
    """Every link's rule can be looked up."""
    for link in shop.inspect(shop.PURCHASE).mapping.links:
        assert PIPELINE.rule(link.rule).id == link.rule


def assert_examples_agree(records: list[Record], settings: MappingSettings) -> None:
    """What is said of an event by an example of its outcome is what all rules and checks say."""
    pipeline = pipeline_for(settings, shop.NOON_MS)
    # The first event of an outcome is worked out, the second becomes the example of it.
    for record in (*records, *records, *records):
        batch = pipeline.open(record)
        if not isinstance(batch, Batch):
            continue
        said = pipeline.inspect(record)
        full = [pipeline.inspect_event(event) for event in batch.events]
        assert [each for each in said if each.event] == full
        bodies = [[r.encoded() for r in each.mapping.requests] for each in said if each.event]
        assert bodies == [[r.encoded() for r in each.mapping.requests] for each in full]


@given(shop.alike(), st.sampled_from(SETTINGS))
def test_an_example_stands_for_its_outcome(
    trees: list[dict[str, Any]], settings: MappingSettings
) -> None:
    """Requests to the last byte, links, findings, words and verdict, whatever the values."""
    records = [Record(n, "line", 0, encode(tree)) for n, tree in enumerate(trees, 1)]
    assert_examples_agree(records, settings)


def test_examples_of_the_sample() -> None:
    """Every kind of event in a shop."""
    records = list(PIPELINE.read(resources.read("samples/shop.ndjson")))
    assert_examples_agree(records, MappingSettings())


@given(shop.batches | st.none())
def test_one_event_is_inspected_as_among_the_others(tree: dict[str, Any] | None) -> None:
    """Who looks at one event need not wait for its batch, and sees the same."""
    for record in PIPELINE.read(encode(tree)):
        among = PIPELINE.inspect(record)
        for found in among:
            at = found.event.index if found.event else -1
            assert PIPELINE.inspect_one(record, at) == found
        assert PIPELINE.inspect_one(record, 99) == next(iter(among), None)


@given(st.binary(max_size=200))
def test_any_bytes_are_inspected(data: bytes) -> None:
    """Whatever is opened, nothing raises, and what is no batch is a row with a reason."""
    for inspection in inspect(data):
        assert inspection.event or inspection.diagnostics


@given(shop.batches, st.data())
def test_a_mutated_batch_is_inspected(tree: dict[str, object], data: st.DataObject) -> None:
    """A byte changed anywhere: read as far as it is good, or said why not."""
    raw = bytearray(encode(tree))
    raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    for inspection in inspect(bytes(raw)):
        assert inspection.event or inspection.diagnostics


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("web-v3/batches-a.ndjson", 420),
        ("har/web-session.har", 24),
        ("server-sdk/1__python-0.16__v2_events.body.json", 4),
        ("server-sdk/2__python-0.16__v2_bulkevents.body.json", 8),
        ("inbound/goodbatch.json", 3),
    ],
)
def test_real_input_leaves_no_field_without_a_fate(
    shared_data: Path, name: str, events: int
) -> None:
    """Every event has a verdict, every leaf exactly one fate."""
    inspections = inspect((shared_data / name).read_bytes())

    assert len(inspections) == events
    for inspection in inspections:
        shop.assert_every_field_has_one_fate(inspection)


def test_other_traffic_of_a_recording_is_no_row(shared_data: Path) -> None:
    """Five of the HAR's requests carry no batch."""
    records = list(PIPELINE.read((shared_data / "har/web-session.har").read_bytes()))

    assert Counter(record.kind for record in records) == {Kind.BATCH: 12, Kind.OTHER: 5}


def test_disputes_of_an_event_are_told_with_the_decision() -> None:
    """Its kind first, then its fields; a workspace rule may make it another kind."""
    settings = MappingSettings().decide("promotion", Decision.SUPPORTED)
    pipeline = pipeline_for(settings)
    parts = {"consent_state": {"gdpr": {"ads": {"consented": True}}}}
    found = pipeline.disputes(shop.inspect(shop.promoted("view"), settings, **parts))

    assert [(each.name, each.decision) for each in found] == [
        ("promotion", Decision.SUPPORTED), ("consent", Decision.ASK),
    ]  # fmt: skip
    assert pipeline.disputes(shop.inspect(shop.custom())) == pipeline.disputes(None) == ()


@given(
    st.sampled_from(sorted(EVENTS)).flatmap(
        lambda name: shop.revalued({"events": [EVENTS[name]], **PLAIN})
    ),
    st.sampled_from([*SETTINGS, *MODES.values()]),
)
def test_what_is_clean_loses_nothing(tree: dict[str, Any], settings: MappingSettings) -> None:
    """No field that anybody would miss is left out of it."""
    for inspection in pipeline_for(settings, shop.NOON_MS).inspect(
        Record(1, "value", 0, encode(tree))
    ):
        assert inspection.verdict is not Verdict.CLEAN or inspection.lost == 0
