"""A pane with room for an editor."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView
from inspector.ui.widgets.pane_header import PaneHeader
from inspector.ui.widgets.side_pane import SidePane


def test_an_editor_stands_in_place_of_the_text(qtbot: QtBot, theme: Theme) -> None:
    """And gives the place back; without one the text stays."""
    view = CodeView("event", theme)
    pane = SidePane(PaneHeader("mParticle", theme), view)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_editor(True)
    assert view.isVisible()
    assert not pane.editing
    bar, editor = QLabel("strip"), QLabel("editor")
    pane.put_editor(bar, editor)
    bar.show()
    pane.show_editor(True)
    assert pane.editing
    assert (view.isVisible(), editor.isVisible(), bar.isVisible()) == (False, True, True)
    pane.show_editor(False)
    assert view.isVisible()
    assert bar.geometry().bottom() < view.mapTo(pane, view.rect().topLeft()).y()
