"""The tool's word and the server's: what is called refused is refused (or taken and
discarded, where MoEngage documents no answer), all the rest is taken."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.app import pipeline_for
from inspector.model.inspection import Inspection
from inspector.model.json import encode
from inspector.model.mapping import Identity, MappingSettings
from inspector.model.problems import Verdict
from inspector.moengage.client import MoEngageClient
from inspector.sandbox import Sandbox
from inspector.storage import resources
from tests import shop
from tests.kinds import AROUND, BASE, EVENTS, MODES, MORE

NO_LIMIT = dict.fromkeys(("customer", "event", "transition"), 10**9)


async def _disagreements(inspections: list[Inspection]) -> tuple[list[str], int]:
    """What the sandbox sees differently, and how many requests it saw."""
    wrong: list[str] = []
    seen = 0
    now = datetime.fromtimestamp(shop.NOON_MS / 1000, UTC)
    sandbox = Sandbox(limits=NO_LIMIT, now=lambda: now)
    await sandbox.start()
    try:
        async with MoEngageClient(
            sandbox.base_url, sandbox.workspace.workspace_id, sandbox.key
        ) as client:
            for inspection in inspections:
                before = sandbox.snapshot()
                statuses = [
                    (await client.send(each)).status for each in inspection.mapping.requests
                ]
                seen += len(statuses)
                discarded = len(sandbox.snapshot().discarded) > len(before.discarded)
                taken = all(status == 200 for status in statuses) and not discarded
                if taken is (inspection.verdict is Verdict.REFUSED):
                    wrong.append(f"{inspection.badge}: {statuses} {inspection.diagnostics}")
    finally:
        await sandbox.stop()
    return wrong, seen


def _requests_of(data: bytes, settings: MappingSettings) -> list[Inspection]:
    pipeline = pipeline_for(settings, shop.NOON_MS)
    return [
        inspection
        for record in pipeline.read(data)
        for inspection in pipeline.inspect(record)
        if inspection.mapping.requests
    ]


def _check(data: bytes, settings: MappingSettings) -> None:
    inspections = _requests_of(data, settings)
    wrong, seen = asyncio.run(_disagreements(inspections))
    assert wrong == []
    assert seen > 0


@pytest.mark.parametrize("identity", Identity)
def test_on_the_sample(identity: Identity) -> None:
    """Every request of the shop, under every identity."""
    _check(resources.read("samples/shop.ndjson"), MappingSettings(identity))


@pytest.mark.parametrize(
    "name",
    [
        "web-v3/batches-a.ndjson",
        "har/web-session.har",
        "server-sdk/1__python-0.16__v2_events.body.json",
        "server-sdk/2__python-0.16__v2_bulkevents.body.json",
        "inbound/goodbatch.json",
    ],
)
@pytest.mark.parametrize("identity", [Identity.CUSTOMER_ID, Identity.MPID])
def test_on_real_input(shared_data: Path, name: str, identity: Identity) -> None:
    """Every request of what real SDKs sent."""
    _check((shared_data / name).read_bytes(), MappingSettings(identity))


@pytest.mark.parametrize("mode", [BASE, *(m for m in MODES.values() if m.commerce)])
def test_on_every_kind(mode: MappingSettings) -> None:
    """Every kind of event there is, in every mode of a workspace; the sandbox is one that has
    commerce support."""
    data = b"\n".join(
        shop.batch_of(event, **AROUND | MORE.get(name, {})) for name, event in EVENTS.items()
    )
    _check(data, mode)


@settings(max_examples=25)
@given(st.lists(shop.batches, min_size=1, max_size=8))
def test_on_anything(trees: list[dict[str, object]]) -> None:
    """Right words in right and wrong places, under every identity."""
    data = b"\n".join(map(encode, trees))
    found = [
        each for identity in Identity for each in _requests_of(data, MappingSettings(identity))
    ]
    wrong, _ = asyncio.run(_disagreements(found))
    assert wrong == []
