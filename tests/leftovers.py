"""What a test may have left alive, each found by one function that names it."""

import asyncio
import gc
import sys
import threading
from collections.abc import Callable

GRACE_SECONDS = 2.0
"""How long a thread that was told to stop may take to end."""


def threads() -> set[threading.Thread]:
    """Python threads that are alive; those Qt or C started on their own are not ours to judge."""
    return {
        thread
        for thread in threading.enumerate()
        if thread.is_alive() and not isinstance(thread, threading._DummyThread)
    }


def ended(thread: threading.Thread) -> bool:
    """Whether a thread is over, after a little patience."""
    thread.join(GRACE_SECONDS)
    return not thread.is_alive()


def tasks() -> set["asyncio.Task[object]"]:
    """Tasks of any loop that are not done."""
    # asyncio.all_tasks asks for one loop; its registry, under either of its names, knows them all.
    registry = getattr(asyncio.tasks, "_scheduled_tasks", None)
    if registry is None:
        registry = getattr(asyncio.tasks, "_all_tasks", ())
    return {task for task in list(registry) if not task.done()}


def widgets() -> set[object]:
    """Top-level widgets without a parent, once Qt is running."""
    qt = _running_qt()
    if qt is None:
        return set()
    return {widget for widget in qt.QApplication.topLevelWidgets() if widget.parent() is None}


def timers() -> set[object]:
    """Active QTimers that Python holds or a living widget owns, once Qt is running."""
    if _running_qt() is None:
        return set()
    from PySide6.QtCore import QTimer

    return {timer for timer in _living(QTimer) if timer.isActive()}


def settle_qt() -> None:
    """Lets Qt carry out what was asked for: queued signals, then deletions."""
    if _running_qt() is None:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def since(find: Callable[[], set[object]], before: set[object]) -> set[object]:
    """What `find` sees now that was not there `before`, cycles of dead objects cleared away."""
    if not find() - before:
        return set()
    gc.collect()
    settle_qt()
    return find() - before


def _living(kind: type) -> list[object]:
    import shiboken6

    # The type is asked, not the thing: a weak proxy whose referent is gone would raise.
    found = [thing for thing in gc.get_objects() if issubclass(type(thing), kind)]
    return [thing for thing in found if shiboken6.isValid(thing)]


def _running_qt() -> object | None:
    qt = sys.modules.get("PySide6.QtWidgets")
    return qt if qt is not None and qt.QApplication.instance() is not None else None
