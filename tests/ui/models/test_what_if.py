"""What is tried, and what it would do, in words."""

from dataclasses import replace

import pytest

from inspector.index.forecast import Changes
from inspector.model.mapping import ActionNames, Decision, Identity, MappingSettings
from inspector.model.problems import Verdict
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.ui.models import what_if
from tests import shop

HELD = MappingSettings()
A = WorkspaceRule(Act.DROP, What.EVENT, "A")
B = WorkspaceRule(Act.DROP, What.EVENT, "B")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, []),
        ({"identity": Identity.EMAIL}, ["keyed on E-mail"]),
        ({"objects": True, "commerce": False}, ["objects on", "commerce off"]),
        ({"action_names": ActionNames.TITLE}, ["commerce events named Add To Cart, as a title"]),
        ({"disputed": (("consent", Decision.SUPPORTED),)}, ["consent: treat as supported"]),
        ({"rules": (A,)}, ["+ drop event “A”"]),
    ],
)
def test_what_is_tried_is_told_by_what_differs(change: dict[str, object], words: list[str]) -> None:
    """Nothing else is worth a word."""
    assert what_if.tried(HELD, replace(HELD, **change)) == words  # type: ignore[arg-type]


def test_rules_that_go_or_change_places_are_told() -> None:
    """Their order matters."""
    both = replace(HELD, rules=(A, B))

    assert what_if.tried(both, replace(HELD, rules=(B,))) == ["− drop event “A”"]
    assert what_if.tried(both, replace(HELD, rules=(B, A))) == ["rules in another order"]


def test_this_event_names_both_outcomes_and_the_fields() -> None:
    """Values of the event are text, not mark-up; many fields are counted."""
    many = shop.custom(**{f"a{n}": "<b>" for n in range(20)})
    drop = MappingSettings(rules=(WorkspaceRule(Act.DROP, What.EVENT, "Checkout Started"),))
    text = what_if.this_event(shop.inspect(many), shop.inspect(many, drop))

    assert "clean → dropped by rule" in text
    assert "− event · attributes/a0: “&lt;b&gt;”" in text
    assert "and 12 more fields" in text
    same = what_if.this_event(shop.inspect(many), shop.inspect(many))
    assert "clean, as now" in same
    assert "stay as they are" in same


def test_all_events_are_counts_with_links() -> None:
    """Verdicts first, then problems that come, then those that go."""
    changes = Changes(
        1204,
        {(Verdict.CLEAN, Verdict.LOSSY): 3},
        {"value.object": 3, "rule.applied": 7},
        {"event.disputed": 1},
    )
    text = what_if.all_events(changes)

    assert "1,204 looked at" in text
    assert 'href="clean&gt;lossy" style=' in text
    assert "3 events</a> clean → lossy" in text
    assert 'href="+value.object"' in text
    assert "7 events</a> changed by a rule" in text
    assert "1 event</a> lose event.disputed" in text
    assert "No verdict changes" in what_if.all_events(Changes(5))


@pytest.mark.parametrize(
    ("pointer", "found"),
    [
        ("/user_attributes/a~1b", (What.USER_ATTRIBUTE, "a/b")),
        ("/events/2/data/custom_attributes/gift/0", (What.EVENT_ATTRIBUTE, "gift")),
        ("/events/2/data/event_name", (What.EVENT, "")),
        ("/events/2/data/product_action/action", (What.EVENT, "")),
        (
            "/events/0/data/product_action/products/3/custom_attributes/colour",
            (What.PRODUCT_ATTRIBUTE, "colour"),
        ),
        (
            "/events/0/data/product_impressions/1/products/0/custom_attributes/a~1b/0",
            (What.PRODUCT_ATTRIBUTE, "a/b"),
        ),
        ("/events/2/data/custom_attributes", None),
        ("/events/2/event_type", None),
        ("/mpid", None),
        ("", None),
    ],
)
def test_a_field_leads_to_a_rule_about_it(pointer: str, found: tuple[What, str] | None) -> None:
    """Attributes and names; nothing else can be ruled."""
    assert what_if.ruled(pointer) == found


def test_what_an_event_has_is_offered_for_a_rule() -> None:
    """Every name once, wherever it stands."""
    products = [{"custom_attributes": {"colour": "red"}}, {"custom_attributes": {"colour": "blue"}}]
    event = {
        "event_type": "commerce_event",
        "data": {
            "product_action": {"action": "purchase", "products": products},
            "custom_attributes": {"gift": {"a": 1, "b": 2}},
        },
    }
    found = shop.inspect(event, user_attributes={"plan": ["gold"]})

    assert found.event is not None
    assert what_if.names(found.event) == {
        What.EVENT: ["purchase"],
        What.EVENT_ATTRIBUTE: ["gift"],
        What.PRODUCT_ATTRIBUTE: ["colour"],
        What.USER_ATTRIBUTE: ["plan"],
    }
