"""Two minutes at 15,000 requests a minute through the whole sender, with the journal, beside a
window that is alive: the rate the sandbox saw, the window's frames, and the processor's time.

python -m tests.benchmarks.bench_sending [SECONDS]
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector.sending import Order
    from inspector.ui.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["MPARTICLE_INSPECTOR_HOME"] = tempfile.mkdtemp()
os.environ["MPARTICLE_INSPECTOR_KEY_BENCH"] = "k"

RATE = 15_000
LATENCY_MS = 80
FRAME_MS = 16
_SERVER = f"""
import asyncio, sys, time
from aiohttp import web
times = []
async def take(request):
    times.append(time.monotonic())
    await request.read()
    await asyncio.sleep({LATENCY_MS / 1000})
    return web.json_response({{"status": "success", "message": "ok"}})
async def tell(request):
    return web.json_response(times)
async def main():
    app = web.Application()
    app.router.add_post("/v1/{{family}}/{{workspace}}", take)
    app.router.add_get("/times", tell)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def busiest(times: list[float], seconds: float = 60.0) -> int:
    """The most requests in any sliding window."""
    first, most = 0, 0
    for index, moment in enumerate(times):
        while times[first] <= moment - seconds:
            first += 1
        most = max(most, index - first + 1)
    return most


class Frames:
    """How long the window's loop was busy with other things at each frame."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.seconds: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.seconds.append(max(0.0, now - self._last - FRAME_MS / 1000))
        self._last = now


def cpu_by_thread() -> dict[str, float]:
    """Seconds of processor time by the name of a thread; nothing where the system does not say."""
    names = {thread.native_id: thread.name for thread in threading.enumerate()}
    used: Counter[str] = Counter()
    for stat in Path("/proc/self/task").glob("*/stat"):
        fields = stat.read_text().rpartition(")")[2].split()
        name = names.get(int(stat.parent.name), "other").rstrip("_0123456789")
        used[name] += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def _order(url: str, count: int) -> "Order":
    from inspector.model.delivery import EventKey, Item
    from inspector.model.workspace import Workspace
    from inspector.sending import Choices, Order, Plan
    from tests.sending.journals import marked
    from tests.sending.runs import event_of

    users = [f"u-{n % 5_000}" for n in range(count)]
    items = (Item(EventKey(1, n, 0), user, (event_of(user, n),)) for n, user in enumerate(users))
    workspace = Workspace("Bench", "BENCH", "01", base_url=url)
    return Order(workspace, Plan(marked(tuple(items))), Choices(share=100), "Send")


def _desk() -> "Desk":
    from inspector.app import pipeline_for
    from inspector.session import LOCAL, Session
    from inspector.ui import theme as themes
    from inspector.ui.bridge import Bridge
    from inspector.ui.desk import Desk
    from inspector.ui.main_window import MainWindow

    session = Session(lambda settings: pipeline_for(settings), LOCAL)
    bridge, window = Bridge(session), MainWindow(themes.load("light"))
    window.resize(1440, 900)
    window.show()
    window.furnish(session, bridge)
    return Desk(session, bridge, window)


async def _send(desk: "Desk", order: "Order") -> None:
    desk.opening.open_sample()
    await desk.read()
    await asyncio.sleep(1)
    frames, dispatch = Frames(), desk.delivery._dispatch
    dispatch.begin()
    threads = cpu_by_thread()
    before, began = time.process_time(), time.monotonic()
    reason = await dispatch.send(order)
    used = (time.process_time() - before) / (time.monotonic() - began)
    frames.stop()
    parts = {n: s - threads.get(n, 0.0) for n, s in cpu_by_thread().items()}
    seconds = time.monotonic() - began
    dispatch.finish()
    late = sorted(frames.seconds)
    p99, worst = late[len(late) * 99 // 100] * 1000, late[-1] * 1000
    print(f"run: {dispatch.progress.done if dispatch.progress else 0:,} events done {reason}")
    found = f"{p99:.1f} ms at the 99th percentile of {len(late):,}, {worst:.0f} at worst"
    _tell("window's frames late by", found, f"below {FRAME_MS} ms", p99 < FRAME_MS)
    _tell("processor", f"{used:.0%} of a core, window and sender", "below 40%", used < 0.4)
    each = (f"{n} {s / seconds:.0%}" for n, s in sorted(parts.items(), key=lambda x: -x[1]))
    print(f"    by thread: {', '.join(each)}")


def _tell(what: str, found: str, target: str, holds: bool) -> None:
    print(f"{'ok    ' if holds else 'MISSED'}  {what}: {found}  (target: {target})")


def main(seconds: int) -> None:
    """Prints each figure beside its target."""
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    server = subprocess.Popen([sys.executable, "-c", _SERVER], stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    url = f"http://127.0.0.1:{int(server.stdout.readline())}"
    app = QApplication([])
    loop = QEventLoop(app)
    asyncio.set_event_loop(loop)
    desk = _desk()
    try:
        loop.run_until_complete(_send(desk, _order(url, RATE * seconds // 60)))
        text = urllib.request.urlopen(f"{url}/times").read()
    finally:
        loop.run_until_complete(desk.close())
        server.terminate()
        server.wait()
    times = sorted(json.loads(text))
    took = times[-1] - times[0]
    rate, most = (len(times) - 1) / took * 60, busiest(times)
    goal = 0.99 * RATE
    _tell("held", f"{rate:,.0f} a minute over {took:.1f} s", f"{goal:,.0f} or more", rate >= goal)
    _tell("busiest sliding minute", f"{most:,}", f"at most {RATE:,}", most <= RATE)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 120)
