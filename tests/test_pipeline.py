"""The stages joined."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.model.batch import Kind
from inspector.model.inspection import Inspection
from inspector.model.json import encode
from inspector.model.mapping import Decision, MappingSettings
from inspector.model.problems import Verdict
from tests import shop

PIPELINE = pipeline_for(MappingSettings(), shop.NOON_MS)


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
