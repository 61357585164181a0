"""The whole window as the program drives it, with a capture at a free port, for benchmarks."""

import asyncio
import os
from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QApplication

from inspector.app import pipeline_for
from inspector.session import LOCAL, Session
from inspector.ui import capture as capturing
from inspector.ui import theme as themes
from inspector.ui.application import steady
from inspector.ui.bridge import Bridge
from inspector.ui.desk import Desk
from inspector.ui.main_window import MainWindow
from inspector.ui.panels.capture_settings import Listening


def drive(work: Callable[[Desk], Awaitable[None]]) -> None:
    """Opens a window without a display, does the work and closes it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qasync import QEventLoop

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
    app.processEvents()
    steady()
    window.furnish(session, bridge)
    desk = Desk(session, bridge, window)

    async def whole() -> None:
        try:
            await work(desk)
        finally:
            await desk.close()

    try:
        loop.run_until_complete(whole())
    finally:
        window.deleteLater()
        loop.close()
