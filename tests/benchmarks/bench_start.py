"""How long until the window is painted, against a bare PySide6 window with one label.

Both start as processes of their own, in turns, so that a busy machine slows both. The time runs
from before the process is asked for until Qt gives control back after the first paint; there the
process ends, because closing is another matter. The promise is a ratio of at most 1.5. Ours begins
as the program does: with the command line and what it needs, and Qt after that. The processor time
of both is told as well: other work on the machine changes it less than the time on the clock.

    python -m tests.benchmarks.bench_start [--rounds 15] [--platform offscreen]
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PROMISED_RATIO = 1.5

REPORT = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

process_events = QApplication.processEvents
painted = False

def report_first_paint(window_class):
    original = window_class.paintEvent
    def paint(self, event):
        global painted
        original(self, event)
        painted = True
        QTimer.singleShot(0, report)
    window_class.paintEvent = paint
    QApplication.processEvents = staticmethod(process_and_report)

def process_and_report(*arguments):
    process_events(*arguments)
    if painted:
        report()

def report():
    print(time.time() - float(sys.argv[1]), flush=True)
    os._exit(0)
"""

BARE = """
from PySide6.QtWidgets import QLabel
app = QApplication([])
report_first_paint(QLabel)
label = QLabel("A bare window")
label.resize(1440, 900)
label.show()
app.processEvents()
app.exec()
"""

BEFORE_OURS = """
import gc
from inspector.app import run_window
from inspector.cli import main, open
gc.disable()
"""

OURS = """
from inspector.ui.main_window import MainWindow
report_first_paint(MainWindow)
main([])
"""


def first_paint(script: str, platform: str, bytecode: str) -> tuple[float, float]:
    """Milliseconds from asking for a process to its first painted window, and of processor time.
    Bytecode is kept in a folder of its own, as an installation keeps it, whatever this environment
    says."""
    with tempfile.TemporaryDirectory() as home:
        places = {
            "QT_QPA_PLATFORM": platform,
            "MPARTICLE_INSPECTOR_HOME": home,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": bytecode,
        }
        worked, started = _worked(), time.time()
        done = subprocess.run(
            [sys.executable, "-c", script, repr(started)],
            cwd=PROJECT,
            env={**os.environ, **places},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    if not done.stdout:
        sys.exit(f"the window did not open:\n{done.stderr}")
    return float(done.stdout.splitlines()[0]) * 1000, (_worked() - worked) * 1000


def _worked() -> float:
    """Seconds of processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Prints both medians, the spread and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--platform", default="offscreen")
    options = parser.parse_args()

    times: dict[str, list[tuple[float, float]]] = {"bare": [], "ours": []}
    with tempfile.TemporaryDirectory() as bytecode:
        for number in range(options.rounds + 1):
            for name, script in (("bare", REPORT + BARE), ("ours", BEFORE_OURS + REPORT + OURS)):
                taken = first_paint(script, options.platform, bytecode)
                if number:  # the first round only warms the page cache and the bytecode
                    times[name].append(taken)

    for what, kind in enumerate(("clock    ", "processor")):
        middles = []
        for name, pairs in times.items():
            taken = [pair[what] for pair in pairs]
            middles.append(statistics.median(taken))
            spread = f"{min(taken):6.1f} to {max(taken):6.1f} ms"
            print(f"{kind}  {name}  median {middles[-1]:6.1f} ms   {spread}")
        print(f"{kind}  ratio {middles[1] / middles[0]:.2f} (promised: {PROMISED_RATIO})")


if __name__ == "__main__":
    main()
