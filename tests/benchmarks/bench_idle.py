"""What the window costs while nobody touches it, and whether a long stream makes it grow.

Run with `python -m tests.benchmarks.bench_idle [--seconds S] [--events N] [--selections N]`. Prints
figures, judges nothing. Linux only. An hour of a busy app at 55 events a second is 200,000 events;
they come as fast as they are taken, and the view is cleared now and then as a person would.
"""

import argparse
import asyncio
import gc
import itertools
import os
import random
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from inspector.ui.desk import Desk
from inspector.ui.main_window import MainWindow
from tests.benchmarks.bench_capture import _sender, cpu, memory
from tests.benchmarks.whole_window import drive
from tests.ui.conftest import until

PARTS = 8
"""The stream is measured this often."""
CLEARED_EVERY = 2
"""Parts of the stream until the view is cleared."""


async def settle(desk: Desk) -> None:
    """Waits until nothing is under way."""
    await desk.read()
    sources = desk.session.sources
    await until(lambda: all(source.judged >= len(source) for source in sources.values()))
    await desk.painted()
    await asyncio.sleep(2)


def objects(window: MainWindow) -> Counter[str]:
    """How many there are of each kind below the window."""
    return Counter(type(each).__name__ for each in window.findChildren(QObject))


def resident() -> float:
    """Megabytes held once the garbage is gone."""
    gc.collect()
    return memory()


async def idle(desk: Desk, seconds: float) -> None:
    """The sample is open, the capture listens, nobody does anything."""
    desk.opening.open_sample()
    await settle(desk)
    for name in ("the sample", "the sample and a capture"):
        if "capture" in name:
            await desk.capturing.open()
            await settle(desk)
        worked = cpu()
        await asyncio.sleep(seconds)
        print(f"idle with {name}: {(cpu() - worked) / seconds:.2%} of a processor", flush=True)


async def selections(desk: Desk, count: int) -> None:
    """Goes from event to event and from tab to tab."""
    pick = random.Random(3)
    tabs = itertools.cycle(range(desk.window.details.count()))
    for turn in range(4):
        for _ in range(count // 4):
            desk.select(pick.randrange(len(desk.session.rows)) + 1)
            desk.window.details.setCurrentIndex(next(tabs))
            await asyncio.sleep(0.01)
        await desk.painted()
        found = objects(desk.window)
        print(
            f"after {(turn + 1) * (count // 4):>5,} selections: {resident():>4.0f} MB,"
            f" {sum(found.values()):,} objects, {_widgets():,} widgets",
            flush=True,
        )


async def stream(desk: Desk, count: int) -> None:
    """Events come in, the view is cleared, events come in."""
    capture = desk.capturing.capture
    assert capture is not None
    before = objects(desk.window)
    print(f"before the stream: {resident():.0f} MB, {sum(before.values()):,} objects", flush=True)
    for part in range(PARTS):
        taken = capture.log.counts.taken + count // PARTS
        sender = _sender(capture.port, count // PARTS)
        await until(lambda taken=taken: capture.log.counts.taken >= taken)
        sender.communicate(timeout=60)
        feed = desk.capturing.feed
        await until(lambda feed=feed: feed is None or not feed.waiting)
        await settle(desk)
        if (part + 1) % CLEARED_EVERY == 0:
            desk.capturing.clear()
            await settle(desk)
            found = objects(desk.window)
            print(
                f"after {taken:>8,} events, cleared: {resident():>4.0f} MB,"
                f" {sum(found.values()):,} objects, {_widgets():,} widgets",
                flush=True,
            )
    more = objects(desk.window) - before
    if more:
        print("more than before:", ", ".join(f"{n} {name}" for name, n in more.most_common(8)))


def _widgets() -> int:
    return len(QApplication.allWidgets())


async def _measure(desk: Desk, args: argparse.Namespace) -> None:
    await idle(desk, args.seconds)
    await selections(desk, args.selections)
    await stream(desk, args.events)


def main() -> None:
    """Prints a line for each figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--selections", type=int, default=300)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MPARTICLE_INSPECTOR_HOME"] = str(Path(folder))
        drive(lambda desk: _measure(desk, args))


if __name__ == "__main__":
    main()
