"""What a reshaped event became is told of the event that was received."""

from inspector.app import pipeline_for
from inspector.model.mapping import LinkKind, MappingSettings, Standing
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from tests import shop

TIER = WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "plan", "tier")
OBJECT = WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "a", "b")


def test_a_renamed_attribute_links_from_its_own_name() -> None:
    """Pointers speak of the batch that was received."""
    inspection = shop.inspect(shop.custom(plan="gold"), MappingSettings(rules=(TIER,)))

    link = next(each for each in inspection.mapping.links if each.rule == "workspace.1")
    assert link.sources == ("/events/0/data/custom_attributes/plan",)
    assert link.target == "/0/actions/0/attributes/tier"
    assert link.kind is LinkKind.RENAMED
    assert inspection.event is not None
    assert inspection.event.tree == shop.custom(plan="gold")


def test_problems_point_at_the_received_fields() -> None:
    """Also where the new name has the problem."""
    inspection = shop.inspect(shop.custom(a={"x": 1}), MappingSettings(rules=(OBJECT,)))

    problem = next(each for each in inspection.diagnostics if each.code == "value.object")
    assert problem.pointers == ("/events/0/data/custom_attributes/a",)


def test_a_dropped_event_is_dropped_by_the_rule_field_by_field() -> None:
    """What its events share is not lost with one of them."""
    drop = WorkspaceRule(Act.DROP, What.EVENT, "Paid")
    inspection = shop.inspect(shop.custom("Paid", a=1), MappingSettings(rules=(TIER, drop)))

    assert {link.rule for link in inspection.mapping.links} == {"workspace.2"}
    assert {link.sources[0] for link in inspection.mapping.links if not link.substance} == {
        "/user_identities/customer_id"
    }
    assert inspection.mapping.firehose == "custom_event"


def test_a_rule_of_the_workspace_tells_about_itself() -> None:
    """Alone, and before the row of the tables that goes on with the value."""
    pipeline = pipeline_for(MappingSettings(rules=(TIER,)))

    own = pipeline.rule("workspace.1")
    assert own.sentence == "Workspace rule 1: rename event attribute “plan” to “tier”."
    assert own.standing is Standing.DECIDED
    both = pipeline.rule("workspace.1+custom.attribute")
    assert both.sentence.startswith(own.sentence + " Then: An event attribute")
    assert both.standing is Standing.DOCUMENTED
    assert pipeline.rule("custom.attribute").id == "custom.attribute"
