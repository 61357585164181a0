"""Fields counted by their fate."""

from hypothesis import given

from inspector.mapping.coverage import Coverage, Fate, Tally, coverage
from inspector.model.json import encode, leaves
from inspector.model.mapping import MappingSettings
from inspector.model.masking import DOTS
from tests import shop


def test_the_fields_of_a_purchase() -> None:
    """Each once, by what changes it most; bookkeeping apart from what somebody may miss."""
    found = coverage(shop.inspect(shop.PURCHASE).mapping)
    assert dict(found.counts) == {
        Fate.KEPT: 3, Fate.RENAMED: 5, Fate.CONVERTED: 3, Fate.USED: 1, Fate.DROPPED: 1,
        Fate.IDLE: 1,
    }  # fmt: skip
    assert found.fields == 14
    assert found.sentence == (
        "14 fields: 3 kept, 5 renamed, 3 converted, 1 used, 1 dropped, 1 bookkeeping"
    )
    assert Coverage(()).sentence == "0 fields"
    assert Coverage(((Fate.KEPT, 1),)).sentence == "1 field: 1 kept"


@given(shop.batches)
def test_every_field_is_counted_once(tree: dict[str, object]) -> None:
    """Those of the event, and those its batch shares."""
    pipeline = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
    for inspection in pipeline.inspect(shop.Record(1, "value", 0, encode(tree))):
        if inspection.event is None or inspection.batch is None:
            continue
        rest = {key: value for key, value in inspection.batch.tree.items() if key != "events"}
        own = len(list(leaves(inspection.event.tree)))
        assert coverage(inspection.mapping).fields == own + (len(list(leaves(rest))) if rest else 0)


def tally_of(*events: object, **parts: object) -> Tally:
    tally = Tally()
    pipeline = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
    for inspection in pipeline.inspect(shop.Record(1, "value", 0, shop.batch_of(*events, **parts))):
        assert inspection.event
        tally.add(inspection.event, inspection.mapping)
    return tally


def test_a_source_is_the_sum_of_its_events() -> None:
    """Fields that are left out are ranked, with how often they stand there at all."""
    tally = tally_of(shop.PURCHASE, shop.PURCHASE, shop.custom("A", cart={"x": 1}))
    assert tally.events == 3
    events = shop.PURCHASE, shop.custom("A", cart={"x": 1})
    one, other = (coverage(shop.inspect(event).mapping) for event in events)
    assert tally.coverage.fields == 2 * one.fields + other.fields
    first, second = tally.lost()
    assert (first.field, first.events, first.seen, first.example) == (
        "data/product_action/coupon_code", 2, 2, "NOV",
    )  # fmt: skip
    assert (second.field, second.events) == ("data/custom_attributes/cart/x", 1)


def test_items_of_a_list_are_one_field() -> None:
    """However many there are: an event counts once."""
    products = [{"id": "1", "variant": "red"}, {"id": "2", "variant": "blue"}]
    data = {"product_action": {"action": "click", "products": products}}
    (lost,) = tally_of({"event_type": "commerce_event", "data": data}).lost()
    assert (lost.field, lost.events, lost.example) == (
        "data/product_action/products/#/variant", 1, "red",
    )  # fmt: skip


def test_events_that_become_nothing_are_told_once() -> None:
    """Their single fields would hide everything else."""
    view = {"event_type": "screen_view", "data": {"screen_name": "Home", "session_uuid": "x"}}
    (lost,) = tally_of(view, view).lost()
    assert (lost.field, lost.rule, lost.events) == ("all of screen_view", "type.screen_view", 2)


def test_secrets_are_no_examples() -> None:
    """Only that the field is there."""
    tally = tally_of(shop.custom("A"), account_settings={"apiKey": "s3cret"})
    assert [(lost.field, lost.example) for lost in tally.lost()] in (
        [], [("account_settings/apiKey", DOTS)],
    )  # fmt: skip
