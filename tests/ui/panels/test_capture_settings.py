"""Settings of a capture: each is a request to its owner."""

from pathlib import Path

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
