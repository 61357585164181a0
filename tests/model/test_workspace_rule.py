"""What a workspace's own rule says of itself."""

import pytest

from inspector.model.workspace_rule import Act, What, WorkspaceRule


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (WorkspaceRule(Act.DROP, What.EVENT, "Paid"), "drop event “Paid”"),
        (WorkspaceRule(Act.DROP, What.EVENT, within="screen_view"), "drop every screen_view"),
        (
            WorkspaceRule(Act.RETYPE, What.EVENT, "Home", "custom_event", "screen_view"),
            "retype screen_view “Home” to custom_event",
        ),
        (
            WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "plan", "tier", "Paid"),
            "rename event attribute “plan” of “Paid” to “tier”",
        ),
        (
            WorkspaceRule(Act.RETYPE, What.USER_ATTRIBUTE, "age", "number"),
            "retype user attribute “age” to number",
        ),
    ],
)
def test_a_rule_is_a_sentence(rule: WorkspaceRule, sentence: str) -> None:
    """It can be read out, and makes sense."""
    assert rule.sentence == sentence
    assert rule.fault == ""


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (WorkspaceRule(Act.DROP, What.EVENT), "needs the name"),
        (WorkspaceRule(Act.DROP, What.EVENT_ATTRIBUTE, within="Paid"), "needs the name"),
        (WorkspaceRule(Act.DROP, What.USER_ATTRIBUTE, "a", within="Paid"), "names an event"),
        (WorkspaceRule(Act.DROP, What.EVENT, "a", "b"), "nothing to change it to"),
        (WorkspaceRule(Act.RENAME, What.EVENT, "a"), "what to change it to"),
        (WorkspaceRule(Act.RENAME, What.EVENT, "a", "a"), "has already"),
        (WorkspaceRule(Act.RETYPE, What.EVENT, "a", "number"), "to custom_event only"),
        (WorkspaceRule(Act.RETYPE, What.EVENT_ATTRIBUTE, "a", "date"), "string or number or"),
    ],
)
def test_a_rule_that_makes_no_sense_says_why(rule: WorkspaceRule, fault: str) -> None:
    """Before it is saved, and beside where it is written."""
    assert fault in rule.fault
