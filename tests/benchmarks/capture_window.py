"""The window while a burst comes in, for `bench_capture`."""

import asyncio
import multiprocessing
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from inspector.ui.desk import Desk
from tests.benchmarks.bench_capture import cpu, memory
from tests.benchmarks.whole_window import drive
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
    apart: float = 0.0
    """The same of the capture's own process."""
    before: float = 0.0
    after: float = 0.0
    listed_after: float = 0.0
    judged_after: float = 0.0
    idle: "Frames" = field(default_factory=lambda: Frames())
    """Before anything came: what the machine allows."""
    late: "Frames" = field(default_factory=lambda: Frames())
    """During the burst."""


@dataclass(slots=True)
class Frames:
    """Milliseconds between two frames."""

    between: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    """The same without those in which the window was ready and no processor was free."""


def watch(
    count: int,
    start: Callable[[int], "subprocess.Popen[str]"],
    result: Callable[["subprocess.Popen[str]"], tuple[int, float]],
) -> Figures:
    """Opens a window with a capture, starts a sender and paints 60 frames a second meanwhile."""
    figures = Figures()
    drive(lambda desk: _burst(desk, count, start, result, figures))
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
    children = multiprocessing.active_children()
    pid = next(each.pid for each in children if each.name == "capture")
    assert pid is not None
    figures.before, worked, apart = memory() + memory(pid), cpu(), cpu(pid)
    (source,) = desk.session.sources.values()
    timer = _painting(desk, figures.late)
    began = time.perf_counter()
    sender = start(capture.port)
    await until(lambda: capture.log.counts.taken >= count or sender.poll() is not None)
    figures.worked, figures.apart = cpu() - worked, cpu(pid) - apart
    figures.accepted, figures.took = result(sender)
    feed = desk.capturing.feed
    await until(lambda: feed is None or not feed.waiting)
    figures.listed_after = time.perf_counter() - began
    timer.stop()
    await until(lambda: source.judged >= len(source))
    figures.judged_after = time.perf_counter() - began
    figures.listed, figures.after = source.columns.records, memory() + memory(pid)


def _painting(desk: Desk, frames: Frames) -> QTimer:
    """Repaints the list as often as a screen shows it."""
    timer = QTimer(desk.window, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
    waits = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    last, waited = time.perf_counter(), _waited(waits)

    def tick() -> None:
        nonlocal last, waited
        desk.window.list.viewport().repaint()
        now, queued = time.perf_counter(), _waited(waits)
        frames.between.append((now - last) * 1000)
        frames.own.append((now - last) * 1000 - (queued - waited))
        last, waited = now, queued

    timer.timeout.connect(tick)
    timer.start()
    return timer


def _waited(stat: Path) -> float:
    """Milliseconds a thread was ready and had no processor."""
    return int(stat.read_text().split()[1]) / 1e6
