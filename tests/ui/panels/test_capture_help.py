"""The help for a sender: the right lines, ready to be copied."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.capture import senders
from inspector.ui.panels.capture_help import CaptureHelp
from inspector.ui.theme import Theme


def test_every_sender_has_its_lines(theme: Theme, qtbot: QtBot) -> None:
    """With the address of the capture; a warning only where plain http will not do."""
    panel = CaptureHelp()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_address("http://127.0.0.1:4321")
    for sender in senders.load():
        panel.choose(sender.id)
        assert panel.list.currentItem().text() == sender.title
        assert panel.lines.text.toPlainText() == sender.at("http://127.0.0.1:4321").lines
        assert panel.https.isVisible() == bool(sender.https)
        assert panel.other_lines.isVisible() == bool(sender.other)


def test_lines_are_copied(theme: Theme, qtbot: QtBot) -> None:
    """The button says that it worked, until other lines are shown."""
    panel = CaptureHelp()
    qtbot.addWidget(panel)
    panel.show_address("http://127.0.0.1:4321")
    panel.choose("python")
    panel.lines.copy.click()

    assert 'host = "http://127.0.0.1:4321/v2"' in QGuiApplication.clipboard().text()
    assert panel.lines.copy.text() == "Copied"
    panel.choose("node")
    assert panel.lines.copy.text() == "Copy"
