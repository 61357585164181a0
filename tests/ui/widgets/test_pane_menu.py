"""What can be done with a line."""

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from inspector.ui.models.document import Section, build
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.line_scroll import NO_LINE
from inspector.ui.widgets.pane_menu import menu_of


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> CodeView:
    made = CodeView("event", theme)
    qtbot.addWidget(made)
    made.set_document(build([Section("", b'{"name":"a b","inner":{"x":[1,2,3]}}', "/0")]))
    return made


def action(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


def test_value_pointer_and_line_are_copied(view: CodeView) -> None:
    """A text without its quotes; the line as it stands."""
    menu = menu_of(view, 1)
    for name, copied in (
        ("Copy the value", "a b"),
        ("Copy the pointer", "/0/name"),
        ("Copy the line", '"name": "a b",'),
    ):
        action(menu, name).trigger()
        assert QGuiApplication.clipboard().text() == copied
    action(menu, "Copy all of it").trigger()
    assert QGuiApplication.clipboard().text().startswith('{\n  "name"')


def test_what_is_unchanged_folds_and_unfolds(view: CodeView) -> None:
    """Nothing of this is marked, so all inside folds away."""
    menu = menu_of(view, NO_LINE)
    before = len(view.rows)
    action(menu, "Fold what is unchanged").trigger()
    assert len(view.rows) < before
    action(menu, "Unfold everything").trigger()
    assert len(view.rows) == before
