"""Rules come from a file that is right or refused with a sentence."""

from pathlib import Path

import pytest

from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.storage import rules
from inspector.storage.rules import RulesError

TEXT = """
[[rule]]
act = "rename"
what = "event_attribute"
name = "plan"
to = "tier"
within = "Paid"

[[rule]]
act = "drop"
what = "event"
within = "screen_view"
"""


def test_rules_are_read_in_their_order(tmp_path: Path) -> None:
    """What is not said is empty."""
    path = tmp_path / "rules.toml"
    path.write_text(TEXT)

    assert rules.read(path) == (
        WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "plan", "tier", "Paid"),
        WorkspaceRule(Act.DROP, What.EVENT, within="screen_view"),
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (TEXT.replace('"drop"', '"lose"'), "lose"),
        (TEXT.replace("within =", "in ="), "unknown field `in`"),
        (TEXT.replace('name = "plan"', ""), "rule 1 .* needs the name"),
        ("[[rule]", "is no list of rules"),
        ("\udcff", "is no list of rules"),
    ],
)
def test_a_faulty_file_is_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    """It names the file and what is wrong in it."""
    path = tmp_path / "rules.toml"
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(RulesError, match=why) as told:
        rules.read(path)
    assert str(path) in str(told.value)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    """Nothing is made up in its place."""
    with pytest.raises(RulesError, match="cannot be read"):
        rules.read(tmp_path / "none.toml")
