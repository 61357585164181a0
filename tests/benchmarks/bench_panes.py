"""How long both panes take from an inspection to painted pixels. Prints figures, judges nothing.

Run with `python -m tests.benchmarks.bench_panes`.
"""

import os
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from inspector.ui import theme
from inspector.ui.models.sides import formatted
from inspector.ui.widgets.compare_view import CompareView
from tests.ui.inspections import big

TIMES = 7
SIZES = {"5 KB": 38, "20 KB": 155, "128 KB": 970, "1 MB": 7_600}


def best(work: Callable[[], object]) -> float:
    """The quickest of a few runs, in milliseconds."""
    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took) * 1000


def main() -> None:
    """Prints one line a size."""
    app = QApplication([])
    look = theme.load("light")
    theme.apply(app, look)
    view = CompareView(look)
    view.resize(1190, 600)
    view.show()
    print(f"{'event':>8} {'lines':>7} {'documents':>10} {'show+paint':>11} {'scroll':>8}  (ms)")
    for name, products in SIZES.items():
        inspection = big(products)

        def show(inspection: object = inspection) -> None:
            view.show_inspection(inspection)  # type: ignore[arg-type]
            view.grab()

        def scroll() -> None:
            bar = view.views[0].verticalScrollBar()
            bar.setValue((bar.value() + 500) % max(1, bar.maximum()))
            view.grab()

        documents = best(lambda inspection=inspection: formatted(inspection))  # type: ignore[misc]
        shown = best(show)
        lines = len(view.views[0].document)
        print(f"{name:>8} {lines:>7} {documents:>10.1f} {shown:>11.1f} {best(scroll):>8.1f}")


if __name__ == "__main__":
    main()
