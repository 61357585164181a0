"""The workspace's own rules work on an event before the tables do."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from inspector.app import pipeline_for
from inspector.model.batch import Record
from inspector.model.inspection import Inspection
from inspector.model.json import Json, encode
from inspector.model.mapping import MappingSettings
from inspector.model.problems import Verdict
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from tests import shop


def rule(act: str, what: str, name: str = "", to: str = "", within: str = "") -> WorkspaceRule:
    """A rule by its words."""
    return WorkspaceRule(Act(act), What(what), name, to, within)


def under(event: Any, *rules: WorkspaceRule, **parts: Any) -> Inspection:
    """What `event` becomes under these rules; every field still has one fate."""
    inspection = shop.inspect(event, MappingSettings(rules=rules), **parts)
    shop.assert_every_field_has_one_fate(inspection)
    return inspection


def sent(inspection: Inspection) -> dict[str, Any]:
    """The attributes of the event request."""
    attributes: dict[str, Any] = shop.body(inspection, "event")["actions"][0]["attributes"]
    return attributes


def test_an_attribute_is_renamed_in_its_place() -> None:
    """Only where it is; the order of the fields stays."""
    renamed = rule("rename", "event_attribute", "plan", "tier")

    assert sent(under(shop.custom(a=1, plan="gold", b=2), renamed)) == {
        "a": 1, "tier": "gold", "b": 2,
    }  # fmt: skip
    assert under(shop.custom(a=1), renamed).mapping.applied == ()


def test_an_attribute_is_dropped_and_nobody_misses_it() -> None:
    """The workspace wants it so: the verdict stays clean."""
    inspection = under(shop.custom(a=1, b={"c": 1}), rule("drop", "event_attribute", "b"))

    assert sent(inspection) == {"a": 1}
    assert inspection.verdict is Verdict.CLEAN


def test_only_in_events_of_a_name() -> None:
    """A rule for one event leaves the others alone."""
    drop = rule("drop", "event_attribute", "a", within="Paid")

    assert sent(under(shop.custom("Paid", a=1, b=1), drop)) == {"b": 1}
    assert sent(under(shop.custom("Seen", a=1, b=1), drop)) == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("to", "before", "after"),
    [
        ("string", Decimal("149.90"), "149.90"),
        ("string", True, "true"),
        ("number", "149.90", Decimal("149.90")),
        ("number", " 6504934091054997508", 6504934091054997508),
        ("number", True, 1),
        ("boolean", "TRUE", True),
        ("boolean", 0, False),
        ("number", "1e2000", "1e2000"),
        ("number", "09", "09"),
        ("boolean", "yes", "yes"),
        ("string", ["a"], ["a"]),
    ],
)
def test_a_value_is_retyped_where_nothing_is_lost(to: str, before: Json, after: Json) -> None:
    """What cannot be said as the other type stays as it is, and that is told."""
    inspection = under(shop.custom(a=before), rule("retype", "event_attribute", "a", to))

    assert sent(inspection) == {"a": after}
    assert type(sent(inspection)["a"]) is type(after)
    stayed = type(before) is type(after)
    assert ("rule.not_retyped" in shop.codes(inspection)) is stayed


def test_rules_work_on_what_those_before_left() -> None:
    """A chain of renames ends at the last name."""
    chain = (
        rule("rename", "event_attribute", "a", "b"),
        rule("rename", "event_attribute", "b", "c"),
        rule("retype", "event_attribute", "c", "string"),
    )
    inspection = under(shop.custom(a=1), *chain)

    assert sent(inspection) == {"c": "1"}
    assert inspection.mapping.applied == (1, 2, 3)


def test_names_can_be_swapped() -> None:
    """By way of a third one, as in a script."""
    swap = (
        rule("rename", "event_attribute", "a", "x"),
        rule("rename", "event_attribute", "b", "a"),
        rule("rename", "event_attribute", "x", "b"),
    )

    assert sent(under(shop.custom(a=1, b=2), *swap)) == {"b": 1, "a": 2}


def test_a_renamed_value_takes_the_place_of_another() -> None:
    """What stood there is lost, and that is told."""
    inspection = under(shop.custom(a=1, b=2), rule("rename", "event_attribute", "a", "b"))

    assert sent(inspection) == {"b": 1}
    assert inspection.verdict is Verdict.LOSSY
    assert "rule.overwrote" in shop.codes(inspection)


def test_an_event_is_renamed() -> None:
    """Custom events by their name, commerce events by their action."""
    custom = under(shop.custom("Paid"), rule("rename", "event", "Paid", "Bought"))
    refund = under(shop.PURCHASE, rule("rename", "event", "purchase", "refund"))

    assert shop.body(custom, "event")["actions"][0]["action"] == "Bought"
    assert shop.body(refund, "event")["actions"][0]["action"] == "refund"


def test_an_event_is_dropped() -> None:
    """No request is made, and the rule says so."""
    inspection = under(shop.custom("Paid", a=1), rule("drop", "event", "Paid"))

    assert inspection.mapping.requests == ()
    assert inspection.verdict is Verdict.UNSUPPORTED
    assert inspection.badge == "dropped by rule"


def test_a_screen_view_becomes_a_custom_event() -> None:
    """It keeps its name and its attributes, and is supported then."""
    view = {"screen_name": "Home", "timestamp_unixtime_ms": 1, "custom_attributes": {"tab": 2}}
    inspection = under(
        {"event_type": "screen_view", "data": view},
        rule("retype", "event", to="custom_event", within="screen_view"),
    )

    assert inspection.verdict is Verdict.CLEAN
    assert shop.body(inspection, "event")["actions"][0]["action"] == "Home"
    assert sent(inspection) == {"tab": 2}


def test_an_event_without_a_name_is_called_by_its_type() -> None:
    """A session start has none."""
    inspection = under(
        {"event_type": "session_start", "data": {"timestamp_unixtime_ms": 1}},
        rule("retype", "event", to="custom_event", within="session_start"),
    )

    assert shop.body(inspection, "event")["actions"][0]["action"] == "session_start"


def test_a_user_attribute_is_changed_in_the_batch_and_in_the_change() -> None:
    """The event that says it changed speaks of the same attribute."""
    parts = {"user_attributes": {"plan": "7", "city": "Rome"}}
    renamed = rule("rename", "user_attribute", "plan", "tier")
    number = rule("retype", "user_attribute", "tier", "number")

    change = under(shop.change("plan", "8"), renamed, number, **parts)
    assert shop.body(change, "customer")["attributes"] == {"tier": 8, "city": "Rome"}
    dropped = under(shop.change("plan", "8"), rule("drop", "user_attribute", "plan"), **parts)
    assert dropped.badge == "dropped by rule"
    other = under(shop.custom(), rule("drop", "user_attribute", "plan"), **parts)
    assert shop.body(other, "customer")["attributes"] == {"city": "Rome"}


def test_an_attribute_of_products_is_renamed_dropped_and_retyped_in_every_product() -> None:
    """Where it is; a product keeps all else, and every link leads from where the value stood."""
    products = [
        {"id": "1", "custom_attributes": {"colour": "red", "size": "4", "note": "x"}},
        {"id": "2", "custom_attributes": {"size": "5"}},
        {"id": "3"},
    ]
    event = {
        "event_type": "commerce_event",
        "data": {"product_action": {"action": "purchase", "products": products}},
    }
    inspection = under(
        event,
        rule("rename", "product_attribute", "colour", "color"),
        rule("retype", "product_attribute", "size", "number"),
        rule("drop", "product_attribute", "note"),
        rule("drop", "product_attribute", "color", within="refund"),
    )

    assert sent(inspection)["Products"] == [
        {"Id": "1", "Attributes": {"color": "red", "size": "4"}},
        {"Id": "2", "Attributes": {"size": "5"}},
        {"Id": "3"},
    ]
    assert inspection.mapping.applied == (1, 2, 3)
    at = "/events/0/data/product_action/products/0/custom_attributes"
    links = inspection.mapping.links
    fates = {source: (each.target, each.rule) for each in links for source in each.sources}
    assert fates[f"{at}/colour"] == (
        "/0/actions/0/attributes/Products/0/Attributes/color",
        "workspace.1",
    )
    assert fates[f"{at}/note"] == (None, "workspace.3")


def test_an_attribute_of_products_in_an_impression() -> None:
    """Such an event is called `impression` in a rule as well; its products stand in lists."""
    lists = [
        {"product_impression_list": "Home", "products": [{"custom_attributes": {"rank": 1}}]},
        {"product_impression_list": "Sale", "products": [{"custom_attributes": {"rank": 2}}]},
    ]
    event = {"event_type": "commerce_event", "data": {"product_impressions": lists}}
    renamed = rule("rename", "product_attribute", "rank", "place", within="impression")

    assert sent(under(event, renamed))["Products"] == [{"place": 1}, {"place": 2}]
    assert under(event, rule("drop", "event", "impression")).badge == "dropped by rule"


@given(shop.batches, shop.rules)
def test_whatever_comes_every_field_has_one_fate(
    tree: dict[str, object], rules: tuple[WorkspaceRule, ...]
) -> None:
    """Rules never raise; no field is forgotten or told twice, whatever they do."""
    record = Record(1, "value", 0, encode(tree))
    pipeline = pipeline_for(MappingSettings(rules=rules), shop.NOON_MS)
    for inspection in pipeline.inspect(record):
        if inspection.event:
            shop.assert_every_field_has_one_fate(inspection)
            for link in inspection.mapping.links:
                assert pipeline.rule(link.rule).sentence
