"""Editing a copy, in the whole window."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from inspector.session.copies import with_text
from inspector.ui.desk import Desk
from inspector.ui.editing import Editing
from inspector.ui.models.readings import Reading
from tests.ui.batches import SHOP
from tests.ui.conftest import Wait, until


@pytest.fixture
def editing(desk: Desk, wait: Any) -> Editing:
    """The editor open on the first event."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    desk.select(1)
    desk.window.actions_by_id["edit"].trigger()
    return desk.window.work.editing


def replace(editing: Editing, old: str, new: str) -> None:
    """Types `new` over the first `old`."""
    text, cursor = editing.editor.toPlainText(), editing.editor.textCursor()
    cursor.setPosition(text.index(old))
    cursor.setPosition(text.index(old) + len(old), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new)


def names(desk: Desk) -> str:
    return desk.window.list.model().index(0, 3).data()


def target(desk: Desk) -> str:
    return "\n".join(desk.window.compare.views[1].document.texts)


def test_what_is_typed_is_mapped_and_shown(desk: Desk, editing: Editing, wait: Any) -> None:
    """In the request beside it, in the list, in the strip; the ribbons begin at what is typed."""
    compare = desk.window.compare
    assert editing.editor.isVisible()
    assert editing.editor.hasFocus()
    assert compare.strip.sides
    assert any(ribbon.target is not None for ribbon in compare.strip.in_sight())
    replace(editing, "Checkout Started", "Checkout Resumed")
    wait(until(lambda: "Checkout Resumed" in target(desk)))
    assert names(desk) == "Checkout Resumed"
    assert "1 field edited" in editing.bar.accessibleName()
    assert editing.editor.marked


def test_a_line_of_the_request_leads_to_what_is_typed(desk: Desk, editing: Editing) -> None:
    """The editor scrolls to where it comes from; the cursor stays where one is typing."""
    desk.window.resize(1100, 520)
    right, editor = desk.window.compare.views[1], editing.editor
    cursor = editor.textCursor().position()
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    right.choose(next(at for at, text in enumerate(right.document.texts) if "Checkout" in text))
    wanted = editor.toPlainText()[: editor.toPlainText().index("Checkout")].count("\n")
    assert wanted in editor.lines_in_sight()
    assert editor.textCursor().position() == cursor


def test_done_shows_the_edited_event_with_its_ribbons(
    desk: Desk, editing: Editing, qtbot: QtBot
) -> None:
    """What was typed last is not lost, however quick one is; the original can be seen."""
    compare = desk.window.compare
    replace(editing, "Checkout Started", "Checkout Resumed")
    qtbot.keyClick(editing.editor, Qt.Key.Key_Escape)
    assert not editing.active
    assert compare.views[0].isVisible()
    assert compare.strip.sides is not None
    left = compare.views[0].document
    assert 'was "Checkout Started"' in {left.note(line) for line in range(len(left))}
    compare.headers[0].reading_chosen.emit(Reading.BEFORE)
    assert "Checkout Started" in "".join(compare.views[0].document.texts)
    assert "Checkout Resumed" not in "".join(compare.views[0].document.texts)


def test_a_faulty_text_leaves_the_last_request_dimmed(
    desk: Desk, editing: Editing, wait: Any
) -> None:
    """With a sentence; once it is put right everything is as before."""
    right = desk.window.compare.views[1]
    before = target(desk)
    replace(editing, '"Checkout Started"', "Checkout")
    wait(until(lambda: right.dimmed))
    assert target(desk) == before
    assert "Line " in editing.bar.accessibleName()
    assert editing.editor.fault_line > 0
    replace(editing, ": Checkout", ': "Checkout"')
    wait(until(lambda: not right.dimmed))
    assert '"Checkout"' in target(desk)


def test_a_copy_made_for_nothing_is_forgotten(desk: Desk, editing: Editing) -> None:
    """Looking at the text is no edit."""
    assert len(desk.session.edits) == 1
    editing.toggle()
    assert len(desk.session.edits) == 0
    assert editing.bar.isHidden()
    assert names(desk) == "Checkout Started"


def test_another_event_ends_the_editing_and_keeps_the_copy(desk: Desk, editing: Editing) -> None:
    """Coming back shows it as edited."""
    replace(editing, "Checkout Started", "Checkout Resumed")
    desk.select(2)
    assert not editing.active
    assert editing.bar.isHidden()
    desk.select(1)
    assert not editing.bar.isHidden()
    assert "Checkout Resumed" in target(desk)


def test_reverting_from_the_editor_and_from_the_menu(
    desk: Desk, editing: Editing, wait: Any
) -> None:
    """One change leaves the editor open; all of them give the copy up."""
    replace(editing, "Checkout Started", "Checkout Resumed")
    wait(until(lambda: desk.session.selected in desk.session.edits))
    editing.bar.changes.menu().actions()[-1].trigger()
    assert editing.active
    assert "Checkout Started" in editing.editor.toPlainText()
    replace(editing, "Checkout Started", "Checkout Resumed")
    desk.window.actions_by_id["revert"].trigger()
    assert not editing.active
    assert len(desk.session.edits) == 0
    assert "Checkout Started" in target(desk)


def test_a_closed_source_closes_the_editor(desk: Desk, editing: Editing) -> None:
    """And nothing of it is kept."""
    desk.session.close_source(1)
    assert not editing.active
    assert editing.bar.isHidden()


def test_the_editor_opens_at_the_line_that_was_chosen(desk: Desk, editing: Editing) -> None:
    """So that one can type where one looked."""
    editing.end()
    left = desk.window.compare.views[0]
    line = left.document.line_of("/events/0/data/event_name")
    assert line is not None
    left.choose(line)
    editing.begin()
    block = editing.editor.textCursor().block().text()
    assert block.strip(" ,") == left.document.texts[line].strip(" ,")


def test_without_an_event_it_says_so(desk: Desk) -> None:
    """Instead of an empty editor."""
    desk.window.actions_by_id["edit"].trigger()
    assert not desk.window.work.editing.active
    assert "nothing to edit" in desk.window.messages.text


def test_the_colours_follow_the_theme(desk: Desk, editing: Editing) -> None:
    """Editor and strip."""
    desk.looks.use_theme("dark")
    assert editing.editor.theme.dark


def test_the_list_filters_by_what_was_edited(desk: Desk, wait: Wait) -> None:
    """As somebody types; the event stays on screen though the list shows it no more."""
    desk.reader.open_text("shop", SHOP)
    wait(desk.read())
    session, line = desk.session, desk.window.top.filter
    nobody = session.rows[4].key
    line.set_filter("verdict:refused")
    session.select(nobody)
    copy = session.edits.begin(nobody, session.pipeline)
    assert copy
    assert [row.key for row in session.rows] == [nobody]
    text = copy.text.replace('"user_identities": {}', '"user_identities": {"customer_id": "c-9"}')
    session.edits.keep(nobody, with_text(copy, text, session.pipeline))

    assert len(session.rows) == 0
    assert session.selected == nobody
    assert "c-9" in "".join(desk.window.compare.views[1].document.texts)
    line.set_filter("edited:yes")
    assert [row.key for row in session.rows] == [nobody]
    wait(desk.painted())
    assert desk.window.facets.facets["edited"].rows["yes"].isChecked()
    session.edits.revert(nobody, session.pipeline)
    assert len(session.rows) == 0


@pytest.mark.parametrize("whole", [True, False])
def test_edits_that_were_taken_back_come_again(
    desk: Desk, editing: Editing, wait: Any, whole: bool
) -> None:
    """One of them or all: a message offers it, also for what was typed a moment ago."""
    replace(editing, "Checkout Started", "Checkout Resumed")
    editing.end()
    key = desk.session.selected
    assert key is not None
    copy = desk.session.edits.copy(key, desk.session.pipeline)
    assert copy is not None
    assert copy.changes
    editing.revert(None if whole else copy.changes[0])
    assert key not in desk.session.edits
    assert "taken back" in desk.window.messages.text
    desk.window.messages.button.click()
    again = desk.session.edits.copy(key, desk.session.pipeline)
    assert again is not None
    assert again.text == copy.text
    assert desk.window.messages.text == ""
