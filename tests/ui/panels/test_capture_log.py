"""The requests of a capture as lines."""

from pytestqt.qtbot import QtBot

from inspector.capture import Receipt
from inspector.ui.panels.capture_log import CaptureLog
from inspector.ui.theme import Theme

FIRST = Receipt(1, 0, "web SDK", "POST", "/v3/JS/k/events", 1_234, 2, 202)
PASSED = FIRST._replace(number=2, upstream=202)
FAILED = FIRST._replace(number=3, failure="It could not be reached.")
REFUSED = Receipt(4, 0, "", "POST", "/<b>x</b>", 0, 0, 403, "Not taken.")


def test_newest_first(theme: Theme, qtbot: QtBot) -> None:
    """What was answered, here and upstream, and why something was not taken."""
    panel = CaptureLog()
    qtbot.addWidget(panel)
    panel.show()
    assert panel.nothing.isVisible()
    panel.show_receipts((FIRST, PASSED, FAILED, REFUSED))
    texts = [line.texts[1:] for line in panel.table.lines]

    assert not panel.nothing.isVisible()
    assert texts[0] == ("—", "POST /<b>x</b>", "—", "—", "403", "—", "Not taken.")
    assert texts[1][5:] == ("no answer", "It could not be reached.")
    assert texts[2][5] == "202"
    assert texts[3] == ("web SDK", "POST /v3/JS/k/events", "1.2 kB", "2", "202", "—", "")


def test_the_chosen_line_stays_chosen(theme: Theme, qtbot: QtBot) -> None:
    """However many come after it."""
    panel = CaptureLog()
    qtbot.addWidget(panel)
    panel.show_receipts((FIRST, PASSED))
    panel.table.selectRow(1)
    panel.show_receipts((FIRST, PASSED, FAILED))
    line = panel.table.current()

    assert line is not None
    assert line.what == FIRST
