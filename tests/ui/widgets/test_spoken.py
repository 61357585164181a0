"""What a screen reader learns of a painted pane."""

from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from inspector.ui.models.document import Section, build
from inspector.ui.theme import Theme
from inspector.ui.widgets.code_view import CodeView


def test_a_pane_is_a_document_with_a_current_line(qtbot: QtBot, theme: Theme) -> None:
    """Role, name, and the line one stands at as its value."""
    view = CodeView("mParticle event", theme)
    qtbot.addWidget(view)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    assert interface.role() is QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == "mParticle event"
    assert interface.text(QAccessible.Text.Value) == ""

    view.set_document(build([Section("", b'{"name": "Basket"}', "/0")]))
    view.set_current(1)

    assert interface.text(QAccessible.Text.Value) == 'line 2, "name": "Basket"'
