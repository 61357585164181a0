"""Events a minute, drawn."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector.diagnose.across import Minutes
from inspector.ui.theme import Theme
from inspector.ui.widgets.throughput import Throughput
from tests.shop import NOON_MS


def drawing(theme: Theme, qtbot: QtBot, *counts: int, limit: int = 10, far: int = 0) -> Throughput:
    """A minute for each count; minutes without events are not there."""
    some = [(NOON_MS + at * 60_000, count) for at, count in enumerate(counts) if count]
    starts, numbers = np.array(some, "i8").reshape(-1, 2).T
    made = Throughput(theme, Minutes(starts, numbers, far), limit)
    qtbot.addWidget(made)
    made.resize(300, 76)
    return made


def test_a_bar_for_every_minute_and_none_for_a_gap(theme: Theme, qtbot: QtBot) -> None:
    """Time runs to the right."""
    bars, each = drawing(theme, qtbot, 3, 0, 11).bars()

    assert (bars.tolist(), each) == ([3, 0, 11], 1)


def test_the_busiest_minute_of_a_bar_counts(theme: Theme, qtbot: QtBot) -> None:
    """A minute above the limit is never averaged away."""
    counts = [1] * 1000
    counts[457] = 99
    bars, each = drawing(theme, qtbot, *counts).bars()

    assert len(bars) <= 100
    assert bars.max() == 99
    assert each == 10


def test_the_drawing_in_words(theme: Theme, qtbot: QtBot) -> None:
    """For those who hear it, and above it."""
    assert drawing(theme, qtbot, 3, 11).accessibleDescription() == (
        "Busiest minute 11 events; the limit is 10: 1 of 2 minutes are above it."
    )
    assert drawing(theme, qtbot, 3, far=2).words == (
        "Busiest minute 3 events; the limit is 10: none above. "
        "Not drawn: 2 events of quite another time."
    )


def test_a_click_asks_for_its_minute(theme: Theme, qtbot: QtBot) -> None:
    """As the filter line takes it; a gap asks for nothing."""
    made = drawing(theme, qtbot, 3, 0, 11)
    with qtbot.waitSignal(made.span_requested) as asked:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(299, 40))
    assert asked.args == ["2026-11-23T12:02", "2026-11-23T12:03"]
    with qtbot.assertNotEmitted(made.span_requested):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(150, 40))


def test_it_paints_whatever_there_is(theme: Theme, qtbot: QtBot) -> None:
    """Nothing at all too, and a pointer that moves over it."""
    for counts in ((), (1,), (5, 20, 0, 3)):
        made = drawing(theme, qtbot, *counts)
        assert not made.grab().isNull()
        qtbot.mouseMove(made, QPoint(10, 20))
