"""What a rule says."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.model.mapping import RuleInfo, Standing
from inspector.ui.widgets.rule_card import OWN, RuleCard


@pytest.mark.parametrize("standing", Standing)
def test_a_rule_tells_sentence_source_and_standing(qtbot: QtBot, standing: Standing) -> None:
    """In whole, and safe from what looks like markup."""
    card = RuleCard()
    qtbot.addWidget(card)
    card.show_rule(RuleInfo("a.rule", "Becomes <x>.", "the guide", standing), "− dropped")
    for part in ("− dropped", "a.rule", "Becomes &lt;x&gt;.", "Source: the guide", standing.value):
        assert part in card.text


def test_every_rule_leads_to_its_page(qtbot: QtBot) -> None:
    """Also each of several in a row; those of the workspace share one."""
    card = RuleCard()
    qtbot.addWidget(card)
    info = RuleInfo("workspace.1 + custom.attribute", "", "", Standing.DECIDED)
    card.show_rule(info, "→ renamed")

    assert f'<a href="{OWN}"><code>workspace.1</code></a> + ' in card.text
    assert '<a href="rule/custom.attribute">' in card.text


def test_without_a_rule_there_is_a_hint(qtbot: QtBot) -> None:
    """What to do to see one."""
    card = RuleCard()
    qtbot.addWidget(card)
    card.show_hint("Click a field.")
    assert card.text == "Click a field."
