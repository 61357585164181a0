"""The shop's day is a believable small file that shows what the tool can tell."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from inspector.app import pipeline_for
from inspector.model.inspection import Inspection
from inspector.model.json import Json, leaves
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from inspector.storage import resources

NOW_MS = 1_795_435_200_000  # 2026-11-23T12:00:00Z, three days after the shop's day


SHOWN = [
    "input.truncated",
    "json.duplicate_key",
    "batch.no_events",
    "identity.missing",
    "identity.blocked",
    "identity.empty",
    "identity.misspelt",
    "identity.unknown_key",
    "identity.number",
    "identity.white_space",
    "identity.looks_like_email",
    "identity.not_taken",
    "identity.mpid_rounded",
    "event.unsupported",
    "event.never_forwarded",
    "event.disputed",
    "event.malformed",
    "event.unnamed",
    "commerce.unknown_action",
    "attribute.deletion",
    "consent.no_mapping",
    "field.dropped",
    "field.collision",
    "value.converted",
    "value.object",
    "value.fraction_cut",
    "value.not_number",
    "name.reserved",
    "time.future",
    "time.seconds",
    "time.missing",
    "time.unreadable",
    "time.offset",
]


@pytest.fixture(scope="module")
def inspections() -> list[Inspection]:
    pipeline = pipeline_for(MappingSettings(), NOW_MS)
    records = pipeline.read(resources.read("samples/shop.ndjson"))
    return [inspection for record in records for inspection in pipeline.inspect(record)]


def test_every_verdict_is_shown(inspections: list[Inspection]) -> None:
    """Each verdict has an example, and enough is clean to be sent."""
    verdicts = Counter(inspection.verdict for inspection in inspections)
    assert set(verdicts) == set(Verdict)
    assert verdicts[Verdict.CLEAN] >= 15
    assert verdicts[Verdict.UNREADABLE] == 1
    assert 20 <= sum(inspection.event is not None for inspection in inspections) <= 60


@pytest.mark.parametrize(
    "code",
    SHOWN,
)
def test_problem_is_shown(inspections: list[Inspection], code: str) -> None:
    """The sample holds at least one event with each of these problems."""
    assert any(code == p.code for inspection in inspections for p in inspection.diagnostics)


def test_the_files_own_stories_are_in_it(inspections: list[Inspection]) -> None:
    """One message id stands twice, one mpid has two customers, ids have 64 bits in two forms."""
    events = [inspection.event for inspection in inspections if inspection.event]
    messages = Counter(event.data.get("source_message_id") for event in events)
    del messages[None]
    assert max(messages.values()) == 2
    customers: dict[Json, set[str]] = {}
    for inspection in inspections:
        if inspection.batch and (customer := dict(inspection.identities).get("customer_id")):
            customers.setdefault(str(inspection.batch.tree.get("mpid")), set()).add(customer)
    assert any(len(ids) > 1 for ids in customers.values())
    mpids = [event.batch.tree.get("mpid") for event in events]
    assert any(isinstance(mpid, int) and mpid > 2**53 for mpid in mpids)
    assert any(isinstance(mpid, str) and mpid.startswith("-") for mpid in mpids)
    assert {event.batch.shape for event in events} == {"events-api", "web-v3"}


def test_nobody_real_is_in_it(inspections: list[Inspection]) -> None:
    """Every e-mail address and web address belongs to a reserved example domain."""
    batches = [inspection.batch.tree for inspection in inspections if inspection.batch]
    texts = [value for tree in batches for _, value in leaves(tree) if isinstance(value, str)]
    hosts = {host for text in texts for host in re.findall(r"(?:@|//)([\w.-]+)", text)}
    assert hosts
    assert all(re.fullmatch(r"(?:[\w-]+\.)?example\.com", host) for host in hosts), hosts


def test_lines_are_whole_but_one() -> None:
    """The file reads as lines, numbered without gaps, so that a person can look a place up."""
    records = list(pipeline_for(MappingSettings()).read(resources.read("samples/shop.ndjson")))
    assert {record.unit for record in records} == {"line"}
    assert all(after.number == before.number + 1 for before, after in pairwise(records))
