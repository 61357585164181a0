"""The form gives back what was put in, and tells what the user changes."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.model.mapping import DISPUTES, ActionNames, Decision, Identity, MappingSettings
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.ui.widgets.settings_form import SettingsForm

OTHER = MappingSettings(
    identity=Identity.EMAIL,
    objects=True,
    commerce=False,
    action_names=ActionNames.TITLE,
    disputed=(("promotion", Decision.SUPPORTED), ("consent", Decision.UNSUPPORTED)),
    rules=(WorkspaceRule(Act.DROP, What.EVENT, "Paid"),),
)


@pytest.mark.parametrize("settings", [MappingSettings(), OTHER])
def test_showing_settings_tells_nobody(qtbot: QtBot, settings: MappingSettings) -> None:
    """Rules pass through, though the form does not show them."""
    form = SettingsForm(MappingSettings())
    qtbot.addWidget(form)
    with qtbot.assertNotEmitted(form.changed):
        form.show_settings(settings)
    assert form.settings() == settings


def test_a_change_is_told_at_once(qtbot: QtBot) -> None:
    """Of every switch."""
    form = SettingsForm(MappingSettings())
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.changed):
        form.identity.choose(Identity.MPID)
    with qtbot.waitSignal(form.changed):
        form.objects.click()
    for choice in form.disputed.values():
        with qtbot.waitSignal(form.changed):
            choice.choose(Decision.SUPPORTED)
    assert all(form.settings().decision(name) is Decision.SUPPORTED for name in DISPUTES)
