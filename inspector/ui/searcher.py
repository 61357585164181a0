"""Runs the session's search in a thread and shows what it finds as it comes."""

import errno
import logging
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from inspector.index.arrays import Numbers
from inspector.index.search import Search
from inspector.index.source import Source
from inspector.session import Session
from inspector.ui.bridge import Bridge

AHEAD = 3
"""Finds that the window has not shown yet."""
PAUSE = 0.1
"""Seconds between two finds: the window has other work than to grow its list."""

_log = logging.getLogger(__name__)


class Searcher(QObject):
    """Only the newest search is run to its end; one before it stops by itself."""

    _found = Signal(object, object, object)
    _ended = Signal(object)

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool: ThreadPoolExecutor | None = None
        self._room = threading.Semaphore(AHEAD)
        self._closed = False
        self._found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        bridge.search_begun.connect(self._on_search_begun)

    def close(self) -> None:
        """Stops, and waits for the thread."""
        self._closed = True
        if self._session.search:
            self._session.search.stop()
        self._room.release(AHEAD)
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    # -- inside ---------------------------------------------------------------------------------

    def _on_search_begun(self) -> None:
        search = self._session.search
        if search and not search.running and not self._closed:
            search.running = True
            self._pool = self._pool or ThreadPoolExecutor(1, thread_name_prefix="search")
            self._pool.submit(self._run, search)

    def _run(self, search: Search) -> None:
        """Runs in the thread."""
        try:
            for source, numbers in together(search.found()):
                self._room.acquire()
                self._found.emit(search, source, numbers)
        except OSError as error:
            if error.errno != errno.EBADF:  # a source closed meanwhile: nobody waits for its rest
                _log.warning("the search ended early: %s", error)
        self._ended.emit(search)

    def _on_found(self, search: Search, source: Source, numbers: Numbers) -> None:
        self._room.release()
        self._session.take_found(search, source, numbers)

    def _on_ended(self, search: Search) -> None:
        search.running = False
        if search.done or search.stopped:
            self._session.end_search(search)
        else:
            self._on_search_begun()


def together(found: Iterable[tuple[Source, Numbers]]) -> Iterator[tuple[Source, Numbers]]:
    """What was found, the first of it at once, the rest of a source in larger pieces."""
    waiting: list[Numbers] = []
    of: Source | None = None
    told = float("-inf")
    for source, numbers in found:
        if waiting and of is not None and source is not of:
            yield of, np.concatenate(waiting)
            waiting = []
        of = source
        if len(numbers):
            waiting.append(numbers)
        if waiting and time.monotonic() - told >= PAUSE:
            yield source, np.concatenate(waiting)
            waiting, told = [], time.monotonic()
    if waiting and of is not None:
        yield of, np.concatenate(waiting)
