"""The editor of a copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets import text_editor
from inspector.ui.widgets.text_editor import TextEditor

TEXT = '{\n  "a": 1,\n  "b": "x"\n}'


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> TextEditor:
    made = TextEditor("copy", theme)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.show_text(TEXT)
    return made


def colours(editor: TextEditor, line: int) -> list[str]:
    layout = editor.document().findBlockByNumber(line).layout()
    return [part.format.foreground().color().name() for part in layout.formats()]


def test_typing_is_told_and_showing_is_not(editor: TextEditor, qtbot: QtBot) -> None:
    """Else what is shown would be read as typed."""
    told: list[None] = []
    editor.edited.connect(lambda: told.append(None))
    editor.show_text(TEXT + "\n")
    assert told == []
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor, "x")


def test_the_cursor_stays_on_its_line(editor: TextEditor) -> None:
    """When another text is shown, such as after a revert; the same text moves nothing."""
    editor.go_to(2)
    assert editor.textCursor().positionInBlock() == len('  "b": "x"')
    editor.show_text(TEXT)
    assert editor.textCursor().positionInBlock() == len('  "b": "x"')
    editor.show_text(TEXT.replace("1", "2"))
    assert editor.textCursor().blockNumber() == 2


def test_escape_ends_the_editing(editor: TextEditor, qtbot: QtBot) -> None:
    """Whatever stands there."""
    with qtbot.waitSignal(editor.done):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_json_is_coloured(
    editor: TextEditor, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the panes; a very long text is not."""
    syntax = theme.syntax
    assert colours(editor, 1) == [
        syntax.key, syntax.punctuation, syntax.number, syntax.punctuation,
    ]  # fmt: skip
    monkeypatch.setattr(text_editor, "COLOURED", 10)
    editor.show_text(TEXT + "\n")
    assert colours(editor, 1) == []


def test_edited_lines_and_faults_are_marked_in_the_margin(editor: TextEditor, theme: Theme) -> None:
    """With a ground of their own; the fault is underlined in the text too."""
    editor.mark(frozenset({1}))
    image = editor.grab().toImage()
    line = editor.cursorRect().height()
    tint = QColor(theme.marks.edited.tint)
    column = [image.pixelColor(2, y) for y in range(line * 3)]
    assert tint in column
    assert column.count(tint) < line * 2
    editor.show_fault(3, 8)
    (spot,) = editor.extraSelections()
    assert spot.cursor.blockNumber() == 2
    assert spot.cursor.selectedText() == '"'
    editor.show_fault(0, 0)
    assert editor.extraSelections() == []
