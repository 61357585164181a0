"""The mapping dialog gives back what was put in, and what was changed."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.model.mapping import DISPUTES, ActionNames, Decision, Identity, MappingSettings
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.ui.dialogs.mapping import MappingDialog

OTHER = MappingSettings(
    identity=Identity.EMAIL,
    objects=True,
    commerce=False,
    action_names=ActionNames.TITLE,
    disputed=(("promotion", Decision.SUPPORTED), ("consent", Decision.UNSUPPORTED)),
    rules=(WorkspaceRule(Act.DROP, What.EVENT, "Paid"),),
)


@pytest.mark.parametrize("settings", [MappingSettings(), OTHER])
def test_settings_come_back_unchanged(qtbot: QtBot, settings: MappingSettings) -> None:
    """Opening and accepting changes nothing."""
    dialog = MappingDialog("Sandbox", settings)
    qtbot.addWidget(dialog)
    assert dialog.settings() == settings


def test_every_dispute_can_be_decided(qtbot: QtBot) -> None:
    """One switch each; `ask` is what is left out."""
    dialog = MappingDialog("Sandbox", MappingSettings())
    qtbot.addWidget(dialog)
    assert tuple(dialog.form.disputed) == DISPUTES
    for choice in dialog.form.disputed.values():
        choice.choose(Decision.SUPPORTED)
    assert all(dialog.settings().decision(name) is Decision.SUPPORTED for name in DISPUTES)
