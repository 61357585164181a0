"""Rules are written in a line, listed, moved and removed; only sound ones get in."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.model.workspace_rule import Act, What, WorkspaceRule
from inspector.ui.widgets.rules_editor import RulesEditor

A = WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "a", "b")
B = WorkspaceRule(Act.DROP, What.USER_ATTRIBUTE, "b")


@pytest.fixture
def editor(qtbot: QtBot) -> RulesEditor:
    """Two rules, shown."""
    made = RulesEditor()
    qtbot.addWidget(made)
    made.show_rules((A, B))
    made.show()
    return made


def write(editor: RulesEditor, act: Act, what: What, name: str) -> None:
    """Fills the line as far as every rule has it."""
    editor.act.choose(act)
    editor.what.choose(what)
    editor.name.setText(name)


def test_a_rule_is_added_at_the_end(editor: RulesEditor, qtbot: QtBot) -> None:
    """The line is empty then; rules are told as they are now."""
    write(editor, Act.RENAME, What.EVENT_ATTRIBUTE, "plan")
    editor.to_name.setText("tier")
    editor.within.setText("Paid")
    with qtbot.waitSignal(editor.changed) as told:
        editor.add.click()
    rule = WorkspaceRule(Act.RENAME, What.EVENT_ATTRIBUTE, "plan", "tier", "Paid")
    assert told.args == [(A, B, rule)]
    assert editor.name.text() == editor.to_name.text() == ""
    assert [line.texts[1] for line in editor.table.lines] == [
        A.sentence, B.sentence, rule.sentence,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("act", "what", "rule"),
    [
        (Act.DROP, What.USER_ATTRIBUTE, WorkspaceRule(Act.DROP, What.USER_ATTRIBUTE, "x")),
        (Act.RETYPE, What.EVENT_ATTRIBUTE,
         WorkspaceRule(Act.RETYPE, What.EVENT_ATTRIBUTE, "x", "string")),
        (Act.RETYPE, What.EVENT, WorkspaceRule(Act.RETYPE, What.EVENT, "x", "custom_event")),
    ],
)  # fmt: skip
def test_the_line_asks_only_for_what_the_rule_needs(
    editor: RulesEditor, act: Act, what: What, rule: WorkspaceRule
) -> None:
    """A drop needs no new name, a user attribute no event."""
    write(editor, act, what, "x")
    assert editor.rule() == rule
    assert editor.to.isVisible() is (act is not Act.DROP)
    assert editor.within.isVisible() is (what is not What.USER_ATTRIBUTE)


def test_what_makes_no_sense_is_said_and_not_added(editor: RulesEditor, qtbot: QtBot) -> None:
    """The words go once something is typed."""
    with qtbot.assertNotEmitted(editor.changed):
        editor.add.click()
    assert "needs the name" in editor.fault.text()
    assert editor.fault.isVisible()
    editor.name.setText("a")
    assert not editor.fault.isVisible()


def test_rules_are_moved_and_removed(editor: RulesEditor, qtbot: QtBot) -> None:
    """Only where there is a way to go."""
    editor.show_rules(())
    assert not editor.remove.isEnabled()
    editor.show_rules((A, B))
    editor.table.selectRow(0)
    assert (editor.up.isEnabled(), editor.down.isEnabled()) == (False, True)
    with qtbot.waitSignal(editor.changed) as told:
        editor.down.click()
    assert told.args == [(B, A)]
    assert editor.table.currentIndex().row() == 1
    with qtbot.waitSignal(editor.changed) as told:
        editor.remove.click()
    assert told.args == [(B,)]


def test_names_of_the_event_are_offered(editor: RulesEditor) -> None:
    """Those of the kind that the rule concerns."""
    editor.set_names({What.EVENT_ATTRIBUTE: ["gift", "step"], What.USER_ATTRIBUTE: ["plan"]})
    editor.what.choose(What.USER_ATTRIBUTE)
    completer = editor.name.completer()
    completer.setCompletionPrefix("pl")
    assert completer.currentCompletion() == "plan"


def test_a_rule_is_begun_from_elsewhere(editor: RulesEditor) -> None:
    """Unless one is being written."""
    editor.propose(What.USER_ATTRIBUTE, "plan")
    assert (editor.what.value, editor.name.text()) == ("user_attribute", "plan")
    editor.to_name.setText("tier")
    editor.propose(What.EVENT_ATTRIBUTE, "step")
    assert (editor.what.value, editor.name.text()) == ("user_attribute", "plan")
