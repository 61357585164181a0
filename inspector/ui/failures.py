"""What this program did not expect is told in a window, and the work goes on.

Qt calls Python back; what is raised there reaches nobody but `sys.excepthook`.
"""

import asyncio
import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QWidget

from inspector import __version__
from inspector.ui.dialogs.failure import FailureDialog

_log = logging.getLogger(__name__)
Raised = type[BaseException]


def told(error: BaseException) -> str:
    """A report without anybody's data: versions, the kind of failure, and where in this program it
    came about. Not the failure's own words, which may quote a batch."""
    lines = [
        f"mparticle-inspector {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or at.__context__
    for each in chain:
        lines += ["", type(each).__name__]
        frames = traceback.extract_tb(each.__traceback__)
        lines += [f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines)


class Failures(QObject):
    """Shows a window for the first failure, and counts the ones that follow while it is open."""

    _failed = Signal(object)

    def __init__(self, window: QWidget, save: Callable[[], bool] | None = None) -> None:
        """`save` notes what the user would lose if the program ended now; False where it could
        not."""
        super().__init__(window)
        self._window = window
        self._save = save
        self.dialog: FailureDialog | None = None
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Tells of a failure; from any thread."""
        _log.error("unexpected", exc_info=error)
        self._failed.emit(error)

    # -- inside ---------------------------------------------------------------------------------

    def _on_failed(self, error: BaseException) -> None:
        if self.dialog is not None:
            self.dialog.count()
            return
        saved = self._saved()
        self.dialog = FailureDialog(type(error).__name__, told(error), saved, self._window)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _saved(self) -> bool:
        if self._save is None:
            return False
        try:
            return self._save()
        except Exception:
            _log.exception("the work could not be saved")
            return False

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


@contextmanager
def caught(failures: Failures) -> Iterator[None]:
    """While it lasts, what nobody catches goes to `failures`."""
    before, before_threads = sys.excepthook, threading.excepthook

    def hook(kind: Raised, error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            failures.take(error)
        else:
            before(kind, error, trace)

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and issubclass(args.exc_type, Exception):
            failures.take(args.exc_value)
        else:
            before_threads(args)

    sys.excepthook, threading.excepthook = hook, thread_hook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before, before_threads


def in_loop(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What asyncio calls where a callback of its own fails: told as if a slot had failed."""
    error = context.get("exception")
    if isinstance(error, Exception):
        sys.excepthook(type(error), error, error.__traceback__)
    else:
        loop.default_exception_handler(context)


def _inside(path: str) -> str:
    """A file as this program calls it: no name of a user's folder."""
    parts = path.replace("\\", "/").split("/")
    for root in ("inspector", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1]
