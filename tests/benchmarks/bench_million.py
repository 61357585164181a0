"""A million events: every target with what this machine makes of it, in one run. Never fails.

python -m tests.benchmarks.bench_million [--events 1000000] [--file FILE.ndjson]
"""

import argparse
import contextlib
import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.generate import write

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

Row = tuple[str, str, str, str]
NEEDLE = "wishlist shared"
"""Stands in some of the events; a search for it has to look at all."""


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def memory() -> float:
    """Megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def json_pass(path: Path) -> None:
    """What everybody would do first: `json.loads` for every line."""
    with path.open("rb") as file:
        for line in file:
            with contextlib.suppress(ValueError):
                json.loads(line)


def index_pass(path: Path) -> None:
    """The index alone, in a thread that shares its turns with nobody."""
    from inspector.app import pipeline_for
    from inspector.index.files import open_file
    from inspector.index.source import Source
    from inspector.model.mapping import MappingSettings

    source = Source(id=1, name=path.name, size=path.stat().st_size, path=str(path))
    for part in open_file(source, pipeline_for(MappingSettings())):
        source.take(part)
    source.close()


class Bench:
    """The program without its frame: session, reader, list."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        from inspector.app import pipeline_for
        from inspector.session import LOCAL, Session
        from inspector.ui import theme as themes
        from inspector.ui.application import SWITCH_SECONDS
        from inspector.ui.bridge import Bridge
        from inspector.ui.panels.event_list import EventList
        from inspector.ui.panels.facets import FacetsPanel
        from inspector.ui.reader import Reader
        from inspector.ui.searcher import Searcher

        sys.setswitchinterval(SWITCH_SECONDS)
        self.app = QApplication.instance() or QApplication([])
        theme = themes.load("light")
        self.session = Session(pipeline_for, LOCAL)
        bridge = Bridge(self.session)
        self.reader = Reader(self.session)
        self.searcher = Searcher(self.session, bridge)
        self.list = EventList(self.session, bridge, theme)
        self.facets = FacetsPanel(self.session, bridge, theme)
        for widget, width in ((self.list, 1200), (self.facets, 240)):
            widget.resize(width, 800)
            widget.show()
        self.app.processEvents()
        self._bridge = bridge

    def wait(self, condition: Callable[[], object]) -> list[float]:
        """Runs the window until something is true. How late a timer of 5 ms was each time, in
        milliseconds: that long a key or a click had to wait."""
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        late: list[float] = []
        loop, timer = QEventLoop(), QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
        last = time.perf_counter()

        def tick() -> None:
            nonlocal last
            now = time.perf_counter()
            late.append(max(0.0, (now - last) * 1000 - 5))
            last = now
            if condition():
                loop.quit()

        timer.timeout.connect(tick)
        timer.start()
        loop.exec()
        timer.stop()
        return late

    def frame(self, work: Callable[[], object]) -> float:
        """Milliseconds of `work` and of painting what it changed."""

        def both() -> None:
            work()
            self.list.viewport().repaint()

        return seconds(both) * 1000

    def open(self, path: Path) -> tuple[float, float, list[float]]:
        """Milliseconds to the first painted rows, seconds to the last, and the waits between."""
        started = time.perf_counter()
        source = self.reader.open_path(path)
        self.wait(lambda: len(self.session.rows))
        self.list.viewport().repaint()
        first = (time.perf_counter() - started) * 1000
        turns = self.wait(lambda: source.state != "reading")
        return first, time.perf_counter() - started, turns

    def close(self) -> None:
        """Ends threads and processes."""
        self.searcher.close()
        self.reader.close()
        self.app.processEvents()


def rows(path: Path) -> Iterator[Row]:
    """Measures one after the other."""
    bench = Bench()
    base, events = memory(), 0
    reading = seconds(lambda: json_pass(path))
    alone = seconds(lambda: index_pass(path))
    first, whole, turns = bench.open(path)
    source = next(iter(bench.session.sources.values()))
    events = len(source)
    yield "open, first rows painted", "≤ 150 ms", f"{first:.0f} ms", ""
    yield ("whole index against json.loads", "≥ 2.5 times faster", f"{whole:.1f} s, json.loads "
           f"{reading:.1f} s", f"{reading / whole:.1f}")  # fmt: skip
    yield ("the same without a window", "", f"{alone:.1f} s", f"{reading / alone:.1f}")
    yield ("window while indexing", "no stall over 50 ms", f"longest wait {max(turns):.0f} ms, "
           f"median {statistics.median(turns):.1f} ms", "")  # fmt: skip
    yield "memory added", "≤ 150 MB", f"{memory() - base:.0f} MB", ""
    judging = seconds(lambda: bench.wait(lambda: source.judged == events))
    yield ("verdicts of all", "≥ 60,000 events/s", f"{events / judging:,.0f} events/s", "")
    yield "memory added with verdicts", "≤ 150 MB", f"{memory() - base:.0f} MB", ""
    yield from _filters(bench)
    yield from _search(bench, path)
    yield from _frames(bench)
    bench.close()
    yield from _packed(path)


def _filters(bench: Bench) -> Iterator[Row]:
    for line in ("type:commerce_event", "name:purchase", "verdict:lossy", "user:fh-12000", ""):
        taken = bench.frame(lambda line=line: bench.session.set_filter(line))
        shown = f"{taken:.1f} ms, {len(bench.session.rows):,} shown"
        yield f"filter “{line}”, repaint included", "≤ 30 ms", shown, ""


def _search(bench: Bench, path: Path) -> Iterator[Row]:
    for wanted in (f"{NEEDLE} nowhere", "user17@example", NEEDLE):
        needle = ["grep", "-c", "-F", wanted if "@" in wanted else wanted.title(), str(path)]
        subprocess.run(needle, capture_output=True, check=False)
        grep = seconds(lambda n=needle: subprocess.run(n, capture_output=True, check=False))
        started = time.perf_counter()
        bench.session.set_filter(f'"{wanted}"')
        bench.wait(lambda: len(bench.session.rows) or not bench.session.searching)
        first = time.perf_counter() - started
        bench.wait(lambda: not bench.session.searching)
        taken = time.perf_counter() - started
        yield (f"search “{wanted}” against grep -c -F", "≤ 2 times", f"{taken:.2f} s, first after "
               f"{first:.2f} s, grep {grep:.2f} s", f"{taken / grep:.1f}")  # fmt: skip
    bench.session.set_filter("")


def _frames(bench: Bench) -> Iterator[Row]:
    count = len(bench.session.rows)
    jumps = [bench.frame(lambda n=n: bench.list.go_to(n * 7919 * 13 % count)) for n in range(100)]
    bar = bench.list.verticalScrollBar()
    steps = [bench.frame(lambda n=n: bar.setValue(count // 3 + n * 3)) for n in range(200)]
    ticks = [bench.frame(lambda on=on: bench.list.tick_shown(on)) for on in (True, False)]
    for what, taken in (("jump", jumps), ("scroll", steps), ("select all, and none", ticks)):
        yield (what, "≤ 33 ms, median ≤ 16 ms", f"longest {max(taken):.1f} ms, median "
               f"{statistics.median(taken):.1f} ms", "")  # fmt: skip


def _packed(path: Path) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "packed.ndjson.gz"
        with path.open("rb") as source, gzip.open(packed, "wb", compresslevel=1) as target:
            shutil.copyfileobj(source, target, 1 << 20)
        bench = Bench()
        first, whole, _ = bench.open(packed)
        bench.close()
    size = path.stat().st_size / 1e9
    yield f"gzip, {size:.1f} GB unpacked", "≤ 150 ms", f"first rows {first:.0f} ms", ""
    yield f"gzip, {size:.1f} GB, whole index", "streams", f"{whole:.1f} s", ""


def main() -> None:
    """Prints the table as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--file", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.file or Path(folder) / "many.ndjson"
        if not options.file:
            events, size = write(path, options.events)
            print(f"{events:,} events, {size:,} bytes\n")
        print("| what | target | figure | ratio |\n|---|---|---|---|")
        for row in rows(path):
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
