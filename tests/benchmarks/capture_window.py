"""The window while a burst comes in, for `bench_capture`."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspector.app import pipeline_for
from inspector.session import LOCAL, Session
from inspector.ui import capture as capturing
from inspector.ui import theme as themes
from inspector.ui.application import SWITCH_SECONDS
from inspector.ui.bridge import Bridge
from inspector.ui.desk import Desk
from inspector.ui.main_window import MainWindow
from inspector.ui.panels.capture_settings import Listening
from tests.benchmarks.bench_capture import cpu, memory
from tests.ui.conftest import until

FRAME_MS = 16


@dataclass(slots=True)
class Figures:
    """What was seen."""

    accepted: int = 0
    listed: int = 0
    """Batches whose events stand in the list."""
    took: float = 0.0
    worked: float = 0.0
    """Seconds of processor until everything was taken."""
    before: float = 0.0
    after: float = 0.0
    listed_after: float = 0.0
    judged_after: float = 0.0
    idle: list[float] = field(default_factory=list)
    """Milliseconds between two frames before anything came: what the machine allows."""
    late: list[float] = field(default_factory=list)
    """The same during the burst."""


def watch(
    count: int,
    start: Callable[[int], "subprocess.Popen[str]"],
    result: Callable[["subprocess.Popen[str]"], tuple[int, float]],
) -> Figures:
    """Opens a window with a capture, starts a sender and paints 60 frames a second meanwhile."""
    from qasync import QEventLoop

    sys.setswitchinterval(SWITCH_SECONDS)
    capturing._usual = lambda: Listening(0, "127.0.0.1")
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    theme = themes.load("light")
    themes.apply(app, theme)
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    session = Session(pipeline_for, LOCAL)
    bridge, window = Bridge(session), MainWindow(theme)
    window.resize(1440, 900)
    window.show()
    window.furnish(session, bridge)
    desk = Desk(session, bridge, window)
    figures = Figures()
    try:
        loop.run_until_complete(_burst(desk, count, start, result, figures))
    finally:
        loop.run_until_complete(desk.close())
        window.deleteLater()
        loop.close()
    return figures


async def _burst(
    desk: Desk,
    count: int,
    start: Callable[[int], "subprocess.Popen[str]"],
    result: Callable[["subprocess.Popen[str]"], tuple[int, float]],
    figures: Figures,
) -> None:
    await desk.capturing.open()
    timer = _painting(desk, figures.idle)
    await asyncio.sleep(5)
    timer.stop()
    capture = desk.capturing.capture
    assert capture is not None
    figures.before, worked = memory(), cpu()
    (source,) = desk.session.sources.values()
    timer = _painting(desk, figures.late)
    began = time.perf_counter()
    sender = start(capture.port)
    await until(lambda: capture.log.counts.taken >= count or sender.poll() is not None)
    figures.worked = cpu() - worked
    figures.accepted, figures.took = result(sender)
    feed = desk.capturing.feed
    await until(lambda: feed is None or not feed.waiting)
    figures.listed_after = time.perf_counter() - began
    timer.stop()
    await until(lambda: source.judged >= len(source))
    figures.judged_after = time.perf_counter() - began
    figures.listed, figures.after = source.columns.records, memory()


def _painting(desk: Desk, late: list[float]) -> QTimer:
    """Repaints the list as often as a screen shows it."""
    timer = QTimer(desk.window, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        desk.window.list.viewport().repaint()
        now = time.perf_counter()
        late.append(max(0.0, (now - last) * 1000))
        last = now

    timer.timeout.connect(tick)
    timer.start()
    return timer
