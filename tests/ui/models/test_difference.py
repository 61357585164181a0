"""What differs between two outcomes of one event."""

from inspector.model.inspection import Inspection
from inspector.model.mapping import MappingSettings
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.ui.models.difference import LONGEST, differences
from tests import shop


def under(*rules: WorkspaceRule, settings: MappingSettings | None = None) -> Inspection:
    """The event under these rules."""
    return shop.inspect(
        shop.custom(plan="gold", step="7", note="x" * 100),
        settings or MappingSettings(rules=rules),
    )


def test_fields_that_come_go_and_change_are_told() -> None:
    """With their values; a long one is cut."""
    found = differences(
        under(),
        under(
            WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "plan", "tier"),
            WorkspaceRule(Act.RETYPE, What.EVENT_ATTRIBUTE, "step", "number"),
            WorkspaceRule(Act.DROP, What.EVENT_ATTRIBUTE, "note"),
        ),
    )

    assert [each.sentence for each in found] == [
        "− event · attributes/plan: “gold”",
        f"− event · attributes/note: “{'x' * (LONGEST - 1)}…”",
        "+ event · attributes/tier: “gold”",
        "~ event · attributes/step: “7” → 7",
    ]


def test_the_same_outcome_has_no_differences() -> None:
    """Nor has an event that becomes nothing both times."""
    assert differences(under(), under()) == ()
    screen = {"event_type": "screen_view", "data": {}}
    assert differences(shop.inspect(screen), shop.inspect(screen)) == ()


def test_a_request_that_is_not_made_is_gone_field_by_field() -> None:
    """Nothing of it is left."""
    found = differences(under(), under(WorkspaceRule(Act.DROP, What.EVENT, "Checkout Started")))

    assert {each.glyph for each in found} == {"−"}
    assert "− event · customer_id: “c-88213”" in {each.sentence for each in found}
