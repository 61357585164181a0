"""Settings of a capture: each is a request to its owner."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.ui.panels.capture_settings import CaptureSettings, Listening
from inspector.ui.theme import Theme


def test_requests(theme: Theme, qtbot: QtBot) -> None:
    """Listening elsewhere and passing on are asked for; an address counts once passing on is."""
    panel = CaptureSettings()
    qtbot.addWidget(panel)
    wanted: list[object] = []
    panel.listen_requested.connect(wanted.append)
    panel.pass_on_requested.connect(lambda on, url: wanted.append((on, url)))
    panel.show_listening(Listening(8765, "127.0.0.1"), "/a/b.ndjson")
    panel.listen.click()
    panel.upstream.setText("https://me.test")
    panel.upstream.editingFinished.emit()
    panel.pass_on.setChecked(True)
    panel.pass_on.setChecked(False)

    assert panel.path.text() == "/a/b.ndjson"
    assert wanted == [
        Listening(8765, "127.0.0.1"), (True, "https://me.test"), (False, "https://me.test"),
    ]  # fmt: skip


def test_earlier_captures(theme: Theme, qtbot: QtBot) -> None:
    """Can be opened and deleted; without any, there is nothing to press."""
    panel = CaptureSettings()
    qtbot.addWidget(panel)
    asked: list[str] = []
    panel.open_requested.connect(asked.append)
    panel.delete_requested.connect(asked.append)
    panel.show_earlier([])
    assert not panel.open.isEnabled()
    panel.show_earlier([(Path("/c/two.ndjson"), 1_200), (Path("/c/one.ndjson"), 5)])
    panel.open.click()
    panel.earlier.selectRow(1)
    panel.delete.click()

    assert [Path(path).name for path in asked] == ["two.ndjson", "one.ndjson"]


def test_the_port(theme: Theme, qtbot: QtBot) -> None:
    """Five digits have room, Enter listens there, nothing means a free one."""
    panel = CaptureSettings()
    qtbot.addWidget(panel)
    panel.show()
    wanted: list[object] = []
    panel.listen_requested.connect(wanted.append)
    panel.show_listening(Listening(65_535, "127.0.0.1"), "")
    assert panel.port.fontMetrics().horizontalAdvance("65535") < panel.port.width() - 20
    for text in ("99999", "80"):
        panel.port.setText(text)
        qtbot.keyClick(panel.port, Qt.Key.Key_Return)
    panel.port.clear()
    panel.listen.click()

    assert wanted == [Listening(80, "127.0.0.1"), Listening(0, "127.0.0.1")]
