"""How long both panes take from an inspection to painted pixels. Prints figures, judges nothing.

Run with `python -m tests.benchmarks.bench_panes`. Beside the time on the clock stands the time of
the processor, which says the same on a machine that is busy with something else.
"""

import os
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from inspector.model.inspection import Inspection
from inspector.ui import theme
from inspector.ui.models.sides import formatted
from inspector.ui.widgets.compare_view import CompareView
from tests.ui.inspections import big

SIZES = {"5 KB": (38, 200), "20 KB": (155, 200), "128 KB": (970, 50), "1 MB": (7_600, 20)}
"""Products of the event, and how often it is shown."""


def spread(times: int, work: Callable[[], object]) -> str:
    """Median and 99th percentile in milliseconds: on the clock, of the processor."""
    took: list[tuple[float, float]] = []
    for _ in range(times):
        start = time.perf_counter(), time.thread_time()
        work()
        took.append((time.perf_counter() - start[0], time.thread_time() - start[1]))
    columns = []
    for column in zip(*took, strict=True):
        ordered = sorted(column)
        middle, high = ordered[times // 2], ordered[min(times - 1, times * 99 // 100)]
        columns.append(f"{middle * 1000:6.1f} {high * 1000:6.1f}")
    return "  ".join(columns)


def main() -> None:
    """Prints one line a size."""
    app = QApplication([])
    look = theme.load("light")
    theme.apply(app, look)
    view = CompareView(look)
    view.resize(1190, 600)
    view.show()
    app.processEvents()
    print("median and 99th percentile in ms, on the clock and of the processor")
    print(f"{'event':>8} {'lines':>6}  {'documents':^27}  {'select and paint':^27}  {'scroll':^27}")
    for name, (products, times) in SIZES.items():
        pair = [big(products), big(products + 1)]

        def show(pair: list[Inspection] = pair) -> None:
            pair.reverse()
            view.show_inspection(pair[0])
            app.processEvents()

        def scroll() -> None:
            bar = view.views[0].verticalScrollBar()
            bar.setValue((bar.value() + 500) % max(1, bar.maximum()))
            app.processEvents()

        documents = spread(times, partial(formatted, pair[0]))
        shown = spread(times, show)
        lines = len(view.views[0].document)
        print(f"{name:>8} {lines:>6}  {documents}  {shown}  {spread(times, scroll)}")


if __name__ == "__main__":
    main()
