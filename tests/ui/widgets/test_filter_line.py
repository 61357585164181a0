"""The filter line: tokens toggle, Esc clears, and the list is told a moment after typing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.ui.theme import Theme
from inspector.ui.widgets.filter_line import FilterLine


def _line(theme: Theme, qtbot: QtBot) -> FilterLine:
    line = FilterLine(theme)
    qtbot.addWidget(line)
    line.resize(600, 30)
    line.show()
    return line


def test_a_token_is_added_and_taken_out(theme: Theme, qtbot: QtBot) -> None:
    """What else stands in the line stays, quotation marks included."""
    line = _line(theme, qtbot)
    line.set_filter('refund name:"Order Complete"')
    line.toggle("verdict:lossy")
    assert line.text() == 'refund name:"Order Complete" verdict:lossy'
    line.toggle('name:"Order Complete"')
    assert line.text() == "refund verdict:lossy"
    line.set_filter("refund or order")
    line.toggle("verdict:lossy")
    assert line.text() == "(refund or order) verdict:lossy"


def test_typing_is_told_once_after_a_pause(theme: Theme, qtbot: QtBot) -> None:
    """Not for every letter."""
    line = _line(theme, qtbot)
    told: list[str] = []
    line.changed.connect(told.append)
    with qtbot.waitSignal(line.changed, timeout=5000):
        qtbot.keyClicks(line, "refund")
    assert told == ["refund"]


def test_esc_clears(theme: Theme, qtbot: QtBot) -> None:
    """The way back from any filter is one key."""
    line = _line(theme, qtbot)
    line.set_filter("verdict:lossy")
    with qtbot.waitSignal(line.changed, timeout=0) as told:
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert told.args == [""]


def test_tokens_stand_on_their_own_ground(theme: Theme, qtbot: QtBot) -> None:
    """The token is painted on the token's colour, plain text on the field's."""
    line = _line(theme, qtbot)
    line.set_filter("refund verdict:lossy")
    picture = line.grab().toImage()
    colours = [
        {picture.pixelColor(x, y).name() for x in range(*span) for y in range(6, 24)}
        for span in ((12, 50), (90, 130))
    ]
    assert QColor(theme.token.bg).name() not in colours[0]
    assert QColor(theme.token.bg).name() in colours[1]
