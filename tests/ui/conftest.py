"""Widgets are tested without a display, on real parts: a real session, pipeline and sandbox."""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from inspector.app import pipeline_for
from inspector.pipeline import Pipeline
from inspector.session import LOCAL, Session
from inspector.ui import theme as themes
from inspector.ui.bridge import Bridge
from inspector.ui.desk import Desk
from inspector.ui.main_window import MainWindow
from inspector.ui.theme import Theme
from tests.ui.batches import TIME

T = TypeVar("T")
Wait = Callable[[Coroutine[Any, Any, T]], T]

PATIENCE = 30.0
"""Seconds until a wait that never ends is called a failure."""


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light look, applied."""
    loaded = themes.load("light")
    themes.apply(qapp, loaded)
    return loaded


@pytest.fixture
def session() -> Session:
    """An empty session at the sandbox, with the clock of `batches.TIME`."""

    def pipeline(settings: Any) -> Pipeline:
        return pipeline_for(settings, TIME + 86_400_000)

    return Session(pipeline, LOCAL)


@pytest.fixture
def bridge(session: Session, qapp: QApplication) -> Bridge:
    """The session's facts as signals."""
    return Bridge(session)


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """The window's own loop, as the application drives it."""
    from qasync import QEventLoop

    qapp.setQuitOnLastWindowClosed(False)  # as the application does: the loop ends later
    made = QEventLoop(qapp)
    asyncio.set_event_loop(made)
    yield made
    made.close()
    asyncio.set_event_loop(None)
    del made
    gc.collect()  # here, and not later in a thread: the loop owns Qt timers


@pytest.fixture
def wait(loop: asyncio.AbstractEventLoop) -> Wait[Any]:
    """Runs a coroutine in the window's loop to its end."""

    def run(coro: Coroutine[Any, Any, T]) -> T:
        return loop.run_until_complete(asyncio.wait_for(coro, PATIENCE))

    return run


@pytest.fixture
def desk(session: Session, bridge: Bridge, theme: Theme, wait: Wait[Any]) -> Iterator[Desk]:
    """The whole window at work, 1440 by 900, and in front: it takes the keys."""
    window = MainWindow(theme)
    window.resize(1440, 900)
    window.show()
    wait(until(window.isActiveWindow))
    window.furnish(session, bridge)
    made = Desk(session, bridge, window)
    yield made
    wait(made.close())
    window.deleteLater()  # only now: what ends with the desk still looks at it


async def until(condition: Callable[[], object]) -> None:
    """Waits for something to become true while the window lives on."""
    while not condition():  # noqa: ASYNC110  (anything may be waited for, Qt included)
        await asyncio.sleep(0.01)
