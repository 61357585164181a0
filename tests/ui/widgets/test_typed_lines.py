"""The editor as the left end of the ribbons."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector.model.json import encode, pretty
from inspector.ui.models.document import Document, Section, build
from inspector.ui.theme import Theme
from inspector.ui.widgets.text_editor import TextEditor
from inspector.ui.widgets.typed_lines import AWAY, TypedLines

RAW = encode({"first": 1, "second": {"inner": 2}, "list": list(range(60))})


@pytest.fixture
def editor(theme: Theme, qtbot: QtBot) -> TextEditor:
    made = TextEditor("copy", theme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_text(pretty(RAW))
    return made


@pytest.fixture
def document() -> Document:
    return build([Section("", RAW, "")])


def test_lines_stand_where_their_fields_are_typed(editor: TextEditor, document: Document) -> None:
    """Those in sight, and the one with the cursor."""
    typed = TypedLines(editor)
    typed.lay_out(document)
    inner = document.line_of("/second/inner") or 0
    block = editor.cursorForPosition(QPoint(80, int(typed.middle(inner)))).blockNumber()
    assert "inner" in editor.toPlainText().split("\n")[block]
    assert typed.line_of(block) == inner
    seen = typed.lines_in_sight()
    assert inner in seen
    assert document.line_of("/list/59") not in seen


def test_lines_move_with_the_typing(editor: TextEditor, document: Document, qtbot: QtBot) -> None:
    """Also while the text cannot be read; what is gone is far away once it can be again."""
    typed = TypedLines(editor)
    typed.lay_out(document)
    inner = document.line_of("/second/inner") or 0
    before = typed.middle(inner)
    editor.go_to(1)
    with qtbot.waitSignal(typed.moved):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert typed.middle(inner) > before
    qtbot.keyClicks(editor, '"')
    typed.lay_out(document)
    assert typed.middle(inner) > before
    editor.show_text('{"first": 1}')
    typed.lay_out(document)
    assert typed.middle(inner) == AWAY


def test_a_line_is_brought_into_sight(editor: TextEditor, document: Document) -> None:
    """With its neighbours, downwards and up again; the cursor stays, and so does the sight where
    the line is in it or nowhere."""
    typed = TypedLines(editor)
    typed.lay_out(document)
    cursor = typed.cursor
    for pointer in ("/list/40", "/first", "/list/59"):
        line = document.line_of(pointer) or 0
        typed.show_line(line)
        assert 0 < typed.middle(line) < editor.viewport().height()
        assert line in typed.lines_in_sight()
    place = editor.verticalScrollBar().value()
    typed.show_line(document.line_of("/list/57") or 0)
    editor.show_text('{"first": 1}')
    typed.lay_out(document)
    typed.show_line(document.line_of("/list/59") or 0)
    assert place > 0
    assert typed.cursor == cursor
