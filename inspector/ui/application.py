"""Starts the window, drives its loop and ends everything in order.

The window is painted before asyncio, the network and the server are imported: they cost more time
than everything that is on the screen.
"""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject
from PySide6.QtWidgets import QApplication

from inspector.storage.glance import Glance, glance
from inspector.ui import starting
from inspector.ui import theme as themes
from inspector.ui.main_window import MainWindow

if TYPE_CHECKING:  # imported once the frame is painted
    from inspector.session import Session
    from inspector.ui.desk import Desk

SWITCH_SECONDS = 0.001
"""How long a reading thread may keep the window's thread waiting, each time the window's thread
comes back from Qt. At Python's usual 5 ms a paint during reading took 380 ms (99th percentile), so
it takes 50."""


USUAL_SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about the window."""

    files: tuple[Path, ...] = ()
    follow: bool = False
    """The files are read on as they grow."""
    piped: bytes | None = None
    """What came by standard input."""
    apart: bool = False
    """A window beside the one that is open: it leaves what comes back at the next start to that."""
    sample: bool = False
    """Opens the shop that comes with the program."""
    select: int | None = None
    """The row to select, counted from 1, as soon as it is there."""
    screenshot: Path | None = None
    """Saves a picture of the window once everything is read and painted, and ends."""
    theme: str = ""
    """`light`, `dark` or `system`; empty for what was chosen last."""
    size: tuple[int, int] | None = None
    """Width and height; None for those the window had last."""

    @property
    def remembers(self) -> bool:
        """Whether the window is as it was left, and is remembered as it is left now."""
        return self.screenshot is None

    @property
    def is_the_one(self) -> bool:
        """Whether this is the window that comes back as it was, and that later starts reach."""
        return self.remembers and not self.sample and not self.apart


def run(make_session: Callable[[], "Session"], options: Options) -> int:
    """Shows the window until it is closed; returns the exit status of the process. The session is
    made once the frame of the window is painted."""
    app = starting.application()
    app.setApplicationName("mparticle-inspector")
    app.setApplicationDisplayName("mParticle inspector")
    look = glance() if options.remembers else Glance()
    wanted = options.theme or look.theme
    options = replace(options, theme=wanted)
    theme = themes.load(themes.likely_system_theme() if wanted == "system" else wanted)
    themes.colour(app, theme)
    window = MainWindow(theme)
    app.setStyleSheet(themes.style_sheet(theme))
    window.resize(*(options.size or USUAL_SIZE))
    if options.size is None:
        window.restoreGeometry(QByteArray.fromBase64(look.window.encode()))
    window.show()
    app.processEvents()
    steady()
    gc.enable()
    return _drive(app, window, make_session(), options)


def steady() -> None:
    """Keeps collections and reading threads from holding up a paint, from now on."""
    gc.freeze()  # what the start brought stays until the end: no collection looks at it again
    gc.set_threshold(100_000, 50, 100)  # events hold no cycles, and a look at all takes a frame
    sys.setswitchinterval(SWITCH_SECONDS)


def _drive(app: QApplication, window: MainWindow, session: "Session", options: Options) -> int:
    import asyncio

    from qasync import QEventLoop

    from inspector.ui.bridge import Bridge
    from inspector.ui.desk import Desk
    from inspector.ui.failures import Failures, caught, in_loop
    from inspector.ui.interrupt import closing_on_interrupt

    bridge = Bridge(session)
    window.furnish(session, bridge)

    quitting = _QuitByClosing(window)
    app.installEventFilter(quitting)
    loop = QEventLoop(app)
    loop.set_exception_handler(in_loop)
    asyncio.set_event_loop(loop)
    desk = Desk(session, bridge, window)
    _learn(desk, options)

    def note() -> bool:
        return options.is_the_one and desk.memory.settings.restore and desk.memory.keep(work=True)

    async def whole() -> int:
        # In one run: between two, Qt's timers would wake tasks while no loop runs.
        try:
            status = await _live(app, desk, options)
            if options.remembers:
                desk.memory.keep(work=options.is_the_one)
            return status
        finally:
            await desk.close()

    try:
        with caught(Failures(window, note)), closing_on_interrupt(window.close):
            status: int = loop.run_until_complete(whole())
    finally:
        window.deleteLater()
        loop.close()
    return status


def _learn(desk: "Desk", options: Options) -> None:
    """Brings back how the window was, and says what of it cannot be read."""
    from inspector.model.problems import Severity
    from inspector.storage import settings as remembered

    settings, fault = remembered.load() if options.remembers else (remembered.Settings(), "")
    if fault:
        desk.window.messages.add(fault, Severity.ERROR)
    desk.memory.learn(settings)


class _QuitByClosing(QObject):
    """Turns a request to quit (menu bar, end of the desktop session) into closing the window: Qt
    would stop the loop under work that is not finished."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the quit event from Qt."""
        if event.type() == QEvent.Type.Quit:
            self._window.close()
            return True
        return super().eventFilter(watched, event)


async def _live(app: QApplication, desk: "Desk", options: Options) -> int:
    """Ends when the last window is closed, or when the picture is taken."""
    import asyncio

    from inspector.ui.doorbell import listening

    closed: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def _on_closed() -> None:
        if not closed.done():
            closed.set_result(0)

    if not desk.window.isVisible():
        return 0  # closed before the loop ran
    app.setQuitOnLastWindowClosed(False)  # the loop has work to finish after the window
    app.lastWindowClosed.connect(_on_closed)
    desk.looks.use_theme(options.theme)
    _open(desk, options)
    desk.tasks.start(desk.resumption.look_back(), name="look back")
    if options.remembers:
        desk.tasks.start(desk.capturing.recovery.look_back(), name="look for captures")
    if options.screenshot:
        return await _picture(desk, options.screenshot, options.select)
    if options.select is not None:
        await desk.read()
        desk.select(options.select)
    if not options.is_the_one:
        return await closed
    async with listening(desk.window, desk.tasks, desk.opening.take):
        return await closed


def _open(desk: "Desk", options: Options) -> None:
    desk.opening.open_paths(list(options.files), options.follow)
    if options.sample:
        desk.opening.open_sample()
    elif options.piped is not None:
        desk.opening.open_piped(options.piped)
    elif options.is_the_one and not options.files:
        desk.memory.bring_back()


async def _picture(desk: "Desk", path: Path, select: int | None) -> int:
    await desk.read()
    if select is not None and not desk.select(select):
        print(f"There is no row {select} to select.", file=sys.stderr)
        return 2
    await desk.painted()
    if not desk.window.grab().save(str(path)):
        print(f"The picture could not be saved as {path}.", file=sys.stderr)
        return 2
    unread = [source for source in desk.session.sources.values() if source.error]
    for source in unread:
        print(f"{source.path}: {source.error}", file=sys.stderr)
    return 2 if unread else 0
