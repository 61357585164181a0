"""The meter's line is true to the figures and never leaves the widget."""

from pytestqt.qtbot import QtBot

from inspector.model.delivery import Gauge, Progress
from inspector.ui.theme import Theme
from inspector.ui.widgets.meter import POINTS, Meter


def _meter(theme: Theme, qtbot: QtBot, progress: Progress) -> Meter:
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.resize(170, 30)
    meter.show_progress(progress)
    return meter


def test_the_newest_is_at_the_right_and_more_is_higher(theme: Theme, qtbot: QtBot) -> None:
    """Time runs to the right."""
    meter = _meter(theme, qtbot, Progress(limit=15_000, history=(0, 5_000, 14_870)))
    points = meter.points()
    assert [p.x() for p in points] == sorted(p.x() for p in points)
    assert points[-1].x() == 169
    assert points[0].y() > points[1].y() > points[2].y()


def test_no_history_paints_and_too_much_is_cut(theme: Theme, qtbot: QtBot) -> None:
    """Any progress can be shown; every point is inside."""
    meter = _meter(theme, qtbot, Progress())
    assert meter.points() == []
    assert not meter.grab().isNull()
    meter.show_progress(Progress(limit=100, history=tuple(range(500))))
    points = meter.points()
    assert len(points) == POINTS
    assert all(0 <= p.x() < 170 and 0 <= p.y() < 30 for p in points)


def test_the_figures_are_in_words(theme: Theme, qtbot: QtBot) -> None:
    """A screen reader hears rate and limit."""
    meter = _meter(theme, qtbot, Progress(rate=14_870, limit=15_000))
    assert meter.accessibleDescription() == "14,870 of at most 15,000 requests a minute"


def test_each_endpoint_has_its_line(theme: Theme, qtbot: QtBot) -> None:
    """Pointing at the meter tells what each was given, and what the server says is left."""
    gauges = (Gauge("customer", 12, 5_000), Gauge("event", 4_210, 15_000, 25_790))
    meter = _meter(theme, qtbot, Progress(rate=4_222, limit=7_500, gauges=gauges))
    assert meter.toolTip().splitlines()[1:] == [
        "customer: 12 of at most 5,000 a minute",
        "event: 4,210 of at most 15,000 a minute; MoEngage has 25,790 left",
    ]


def test_cleared_it_tells_of_no_run(theme: Theme, qtbot: QtBot) -> None:
    """Neither as a line nor in words."""
    meter = Meter(theme)
    qtbot.addWidget(meter)
    meter.show_progress(Progress(rate=5, limit=9, history=(1, 5)))
    meter.clear()
    assert (meter.points(), meter.toolTip(), meter.accessibleDescription()) == ([], "", "")
