"""What holds for any batch whatever, through the whole pipeline."""

from typing import Any

import pytest
from hypothesis import given

from inspector.app import pipeline_for
from inspector.model.inspection import Inspection
from inspector.model.json import Json, encode, resolve
from inspector.model.mapping import LinkKind, MappingSettings
from tests import shop
from tests.kinds import AROUND, BASE, EVENTS, MODES, MORE

SETTINGS = (BASE, *MODES.values())


def inspected(raw: bytes, settings: MappingSettings) -> list[Inspection]:
    pipeline = pipeline_for(settings, shop.NOON_MS)
    found = pipeline.inspect(shop.Record(1, "value", 0, raw))
    return [inspection for inspection in found if inspection.event is not None]


def target(inspection: Inspection, pointer: str) -> Json:
    index, _, rest = pointer[1:].partition("/")
    return resolve(inspection.mapping.requests[int(index)].body, f"/{rest}")


def check(inspection: Inspection, settings: MappingSettings) -> None:
    """Every link names a rule, and says of values what is so."""
    rule = pipeline_for(settings, shop.NOON_MS).rule
    assert inspection.batch is not None
    for link in inspection.mapping.links:
        info = rule(link.rule)
        assert info.sentence
        assert info.source
        assert bool(link.sources) is (link.kind is not LinkKind.ADDED)
        assert (link.target is None) is (link.kind in (LinkKind.DROPPED, LinkKind.USED))
        if link.target is None:
            continue
        after = encode(target(inspection, link.target))
        before = [encode(resolve(inspection.batch.tree, each)) for each in link.sources]
        if link.kind in (LinkKind.KEPT, LinkKind.RENAMED):
            assert before == [after], link
        if link.kind is LinkKind.KEPT:
            assert link.sources[0].rpartition("/")[2] == link.target.rpartition("/")[2], link
        if link.kind is LinkKind.CONVERTED and len(link.sources) == 1:
            assert before != [after], link


@given(shop.batches)
def test_links_are_true_whatever_comes(tree: dict[str, object]) -> None:
    """Kept is the same name and value, renamed the same value, converted another one; nothing is in
    a request that no rule put there."""
    for settings in SETTINGS[::3]:
        for inspection in inspected(encode(tree), settings):
            check(inspection, settings)
            shop.assert_every_field_has_one_fate(inspection)


@pytest.mark.parametrize("name", EVENTS)
def test_links_are_true_of_every_kind_in_every_mode(name: str) -> None:
    """And every field has one fate."""
    parts: dict[str, Any] = AROUND | MORE.get(name, {})
    for settings in SETTINGS:
        for inspection in inspected(shop.batch_of(EVENTS[name], **parts), settings):
            check(inspection, settings)
            shop.assert_every_field_has_one_fate(inspection)
