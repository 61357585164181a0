"""The tab shows what is tried and tells what is asked for."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from inspector.model.mapping import Identity, MappingSettings
from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.ui.panels.what_if import WhatIfPanel

RULE = WorkspaceRule(Act.DROP, What.EVENT, "A")


@pytest.fixture
def panel(qtbot: QtBot) -> WhatIfPanel:
    """Nothing is tried yet."""
    made = WhatIfPanel()
    qtbot.addWidget(made)
    made.show_settings(MappingSettings(), [], "TEST Sandbox", can_undo=False)
    made.show()
    return made


def test_nothing_tried_is_nothing_to_save(panel: WhatIfPanel) -> None:
    """The sentence says what the tab is for."""
    buttons = (panel.undo, panel.discard, panel.save)
    assert not any(button.isEnabled() for button in buttons)
    assert panel.save.text() == "Save to TEST Sandbox"
    assert "Nothing is saved or sent" in panel.sentence.text()


def test_what_is_tried_is_told_and_can_be_saved(panel: WhatIfPanel) -> None:
    """In the words it is given."""
    panel.show_settings(MappingSettings(rules=(RULE,)), ["a", "b"], "LIVE Acme", can_undo=True)
    assert panel.sentence.text() == "Tried, not saved: a; b"
    assert all(button.isEnabled() for button in (panel.undo, panel.discard, panel.save))
    assert panel.rules.table.lines[0].texts[1] == "drop event “A”"


def test_changes_are_told_with_everything_else_as_it_was(panel: WhatIfPanel, qtbot: QtBot) -> None:
    """A setting keeps the rules, a rule keeps the settings."""
    settings = MappingSettings(Identity.EMAIL, rules=(RULE,))
    panel.show_settings(settings, ["a"], "TEST Sandbox", can_undo=True)
    with qtbot.waitSignal(panel.settings_changed) as told:
        panel.form.objects.click()
    assert told.args == [replace(settings, objects=True)]
    panel.rules.table.selectRow(0)
    with qtbot.waitSignal(panel.settings_changed) as told:
        panel.rules.remove.click()
    assert told.args == [replace(settings, rules=())]


def test_results_and_progress_are_there_while_there_is_something(panel: WhatIfPanel) -> None:
    """Empty texts take no room."""
    panel.show_result("")
    panel.show_counts("<b>all</b>")
    panel.show_progress("5 of 10 events", 50)
    assert (panel.result.isVisible(), panel.counts.isVisible()) == (False, True)
    assert (panel.progress.value(), panel.stop.isVisible()) == (50, True)
    panel.show_progress("")
    assert not panel.progress.isVisible()


def test_a_count_is_a_link(panel: WhatIfPanel, qtbot: QtBot) -> None:
    """It tells which events are wanted."""
    with qtbot.waitSignal(panel.events_requested) as told:
        panel.counts.linkActivated.emit("clean>lossy")
    assert told.args == ["clean>lossy"]
