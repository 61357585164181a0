"""A pane of JSON under mouse and keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from inspector.model.mapping import LinkKind
from inspector.ui.models.document import LineMark, Section, build
from inspector.ui.models.outline import outlined
from inspector.ui.theme import load
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.line_scroll import NO_LINE

KEY = Qt.Key


@pytest.fixture
def view(qtbot: QtBot) -> CodeView:
    made = CodeView("mParticle event", load("light"))
    qtbot.addWidget(made)
    made.resize(500, 160)
    made.show()
    document = build(
        [
            Section("", b'{"name": "Basket", "count": 1.50, "inner": {"a": 1, "b": 2}}', "/0"),
            Section("more", b'{"list": [1,2,3,4,5,6,7,8,9]}', "/1"),
        ]
    )
    document.mark = {1: LineMark(LinkKind.DROPPED)}.get
    made.set_document(document)
    return made


def place(view: CodeView, line: int, column: int = 0) -> QPoint:
    """Where a column of a line is in the viewport."""
    x = view.painter.text_left + view.painter.x_of(line, column)
    return QPointF(x, view.middle(line)).toPoint()


def click(view: CodeView, line: int, column: int = 0) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, line, column))


def move(view: CodeView, to: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """What the mouse sends while it moves."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        view.viewport().mapToGlobal(QPointF(to)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), event)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_click_chooses_a_line(view: CodeView, qtbot: QtBot) -> None:
    """And tells which."""
    with qtbot.waitSignal(view.line_selected) as told:
        click(view, 2, 4)
    assert told.args == [2]
    assert view.current == 2


def test_a_click_below_the_text_chooses_nothing(view: CodeView, qtbot: QtBot) -> None:
    """There is no line there."""
    view.set_document(build([Section("", b"1", "")]))
    with qtbot.assertNotEmitted(view.line_selected):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 150))


def test_keys_move_the_current_line(view: CodeView) -> None:
    """One line, one page, both ends; it never leaves the document and stays in sight."""
    QTest.keyClick(view, KEY.Key_Down)
    assert view.current == 0
    for key, line in (
        (KEY.Key_Down, 1),
        (KEY.Key_End, len(view.document) - 1),
        (KEY.Key_Down, len(view.document) - 1),
        (KEY.Key_Home, 0),
        (KEY.Key_Up, 0),
    ):
        QTest.keyClick(view, key)
        assert view.current == line
        assert 0 < view.middle(line) < view.viewport().height()
    QTest.keyClick(view, KEY.Key_PageDown)
    assert 4 < view.current < 12
    QTest.keyClick(view, KEY.Key_PageUp)
    assert view.current == 0


def test_left_and_right_fold(view: CodeView) -> None:
    """The container or the section under the current line."""
    inner = view.document.line_of("/0/inner")
    view.choose(inner)
    rows = len(view.rows)
    QTest.keyClick(view, KEY.Key_Left)
    assert view.rows.folded(inner)
    assert len(view.rows) == rows - 3
    QTest.keyClick(view, KEY.Key_Down)
    assert view.current == view.document.end(inner) + 1
    view.choose(inner)
    QTest.keyClick(view, KEY.Key_Right)
    assert len(view.rows) == rows


def test_headings_and_margins_fold_by_click(view: CodeView) -> None:
    """A heading anywhere, a container at its margin only."""
    heading = next(iter(view.document.headings))
    click(view, heading, 1)
    assert view.rows.folded(heading)
    inner = view.document.line_of("/0/inner")
    click(view, inner, 3)
    assert not view.rows.folded(inner)
    at = QPoint(int(view.painter.glyph_left) + 3, int(view.middle(inner)))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.rows.folded(inner)


def test_copy_takes_the_value_of_the_current_line(view: CodeView) -> None:
    """Where nothing is selected."""
    for pointer, value in (("/0/name", "Basket"), ("/0/count", "1.50")):
        view.choose(view.document.line_of(pointer))
        QTest.keyClick(view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert clipboard() == value


def test_copy_takes_what_is_selected(view: CodeView) -> None:
    """Dragged over with the mouse, or everything; a move of the line lets go of it."""
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 1, 2))
    end = place(view, 2, 9)
    move(view, end, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    QTest.keyClick(view, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == '"name": "Basket",\n  "count"'

    QTest.keyClick(view, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.copy()
    assert clipboard().startswith("{\n")
    assert clipboard().endswith("]\n}")
    QTest.keyClick(view, KEY.Key_Home)
    view.copy()
    assert "more" not in clipboard()
    assert view.selection.text() == ""


def test_a_double_click_selects_a_value(view: CodeView) -> None:
    """A string without its quotes."""
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 1, 13))
    view.copy()
    assert clipboard() == "Basket"


def test_pointing_tells_the_line(view: CodeView) -> None:
    """And leaving tells that there is none."""
    told: list[int] = []
    view.line_hovered.connect(told.append)
    for line in (1, 2):
        move(view, place(view, line, 3))
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert told == [1, 2, NO_LINE]


def test_a_line_is_explained(view: CodeView, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a tool tip, and to a screen reader with its mark in words."""
    view.explain = lambda pointer: f"Why {pointer}."
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda pos, text, widget: shown.append(text))
    at = place(view, 1, 3)
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    )
    assert shown == ["Why /0/name."]
    view.choose(1)
    assert view.accessibleDescription() == 'line 2, dropped: "name": "Basket". Why /0/name.'


def test_focus_can_be_seen(view: CodeView, qtbot: QtBot) -> None:
    """A frame in the accent colour."""
    with qtbot.waitExposed(view):
        view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    image = view.grab().toImage()
    assert image.pixelColor(0, 0).name() == load("light").accent


def test_other_keys_are_left_to_the_window(view: CodeView, qtbot: QtBot) -> None:
    """So that F7, Ctrl+K and the like work from here."""
    with qtbot.assertNotEmitted(view.line_selected):
        QTest.keyClick(view, KEY.Key_F7)
        QTest.keyClick(view, KEY.Key_Left)


def test_what_a_line_stands_in_stays_in_sight(view: CodeView) -> None:
    """Scrolled into a list, its name is at the top, and a click there goes to it."""
    line = view.document.line_of("/1/list/7")
    opening = view.document.line_of("/1/list")
    assert line is not None
    assert opening is not None
    view.verticalScrollBar().setValue(view.rows.row(line - 2) * view.painter.row_height)
    view.grab()
    assert view.stuck == (opening,)
    assert view.line_at(3) == opening
    view.verticalScrollBar().setValue(0)
    view.grab()
    assert view.stuck == ()


def test_a_chosen_line_is_not_hidden_by_what_it_stands_in(view: CodeView) -> None:
    """Going up into sight, it stands below the lines that stay."""
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    line = view.document.line_of("/1/list/1")
    assert line is not None
    view.choose(line)
    view.grab()
    assert view.middle(line) > len(view.stuck) * view.painter.row_height


def test_a_tree_is_walked_with_four_keys(view: CodeView) -> None:
    """Left closes, then goes to what is around; Right opens, then goes inside."""
    view.set_document(outlined(view.document))
    inner = view.document.line_of("/0/inner")
    assert inner is not None
    view.choose(inner + 1)
    QTest.keyClick(view, KEY.Key_Left)
    assert view.current == inner
    QTest.keyClick(view, KEY.Key_Left)
    assert view.rows.folded(inner)
    QTest.keyClick(view, KEY.Key_Right)
    assert not view.rows.folded(inner)
    QTest.keyClick(view, KEY.Key_Right)
    assert view.current == inner + 1
    assert view.accessibleDescription() == "line 5, a 1 number"


def test_a_tree_copies_what_is_seen_or_the_value(view: CodeView) -> None:
    """The selection as it stands there; a container as the JSON it is."""
    view.set_document(outlined(view.document))
    inner = view.document.line_of("/0/inner")
    assert inner is not None
    view.choose(inner)
    view.copy()
    assert clipboard().splitlines()[0] == "{"
    QTest.keyClick(view, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    view.copy()
    assert "}" not in clipboard()
    assert "Basket" in clipboard()
