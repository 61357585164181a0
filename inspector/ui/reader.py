"""Reads sources in the background and hands them to the session chunk by chunk.

Reading and mapping run in worker threads; the session is only touched in the window's thread. A
worker is at most a few chunks ahead, so that a fast disk cannot flood a busy window.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from inspector.index.row import Row
from inspector.index.source import Chunk, Source, State, read, reread
from inspector.session import Session

AHEAD = 3
"""Chunks a worker may be ahead of the window."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _End:
    state: State
    error: str = ""


@dataclass(eq=False, slots=True)
class _Job:
    source: Source
    chunks: Callable[[], Iterator[Chunk]]
    again: bool = False
    """Rows made again under other settings replace the old ones all at once."""
    rows: list[Row] = field(default_factory=list)
    stopped: bool = False
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AHEAD))

    def stop(self) -> None:
        """Ends the job at its next chunk."""
        self.stopped = True
        self.room.release()


class Reader(QObject):
    """Opens files and texts into the session."""

    finished = Signal(int)
    """A source is read to its end, failed, was stopped or got new rows (its id)."""
    _came = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs: dict[int, _Job] = {}
        self._stale: set[int] = set()
        self._pool: ThreadPoolExecutor | None = None
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is being read, or read again."""
        return bool(self._jobs)

    # -- requests -------------------------------------------------------------------------------

    def open_path(self, path: Path) -> Source:
        """Opens a file. What is wrong with it stands in the source afterwards."""
        try:
            size = path.stat().st_size
        except OSError as error:
            source = self._session.begin_source(path.name or str(path), 0, str(path))
            self._finish(source, _End(State.FAILED, sentence(error)))
            return source
        source = self._session.begin_source(path.name, size, str(path))
        self._begin(source, path.read_bytes)
        return source

    def open_text(self, name: str, data: bytes) -> Source:
        """Opens text that came by the clipboard, a drop or from the samples."""
        source = self._session.begin_source(name, len(data))
        self._begin(source, lambda: data)
        return source

    def reread_all(self) -> None:
        """Makes all rows again under the session's present settings; where a source is still
        being read, as soon as that is done."""
        for source in list(self._session.sources.values()):
            if job := self._jobs.get(source.id):
                self._stale.add(source.id)
                if job.again:
                    job.stop()
            else:
                self._reread(source)

    def stop(self) -> None:
        """Stops what is being read; what was read so far stays."""
        for job in self._jobs.values():
            if not job.again:
                job.stop()

    def close(self) -> None:
        """Stops, and waits for the workers; nothing is handed over afterwards."""
        for job in self._jobs.values():
            job.stop()
        if self._pool:
            self._came.disconnect(self._on_came)
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._jobs.clear()

    # -- inside ---------------------------------------------------------------------------------

    def _begin(self, source: Source, load: Callable[[], bytes]) -> None:
        pipeline = self._session.pipeline
        self._start(_Job(source, lambda: read(source.id, source.name, load(), pipeline)))

    def _reread(self, source: Source) -> None:
        pipeline = self._session.pipeline
        self._start(_Job(source, lambda: reread(source, pipeline), again=True))

    def _start(self, job: _Job) -> None:
        self._pool = self._pool or ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._jobs[job.source.id] = job
        self._pool.submit(self._work, job)

    def _work(self, job: _Job) -> None:
        """Runs in a worker thread."""
        self._came.emit(job, self._hand_over(job))

    def _hand_over(self, job: _Job) -> _End:
        try:
            for chunk in job.chunks():
                job.room.acquire()
                if job.stopped:
                    return _End(State.STOPPED)
                self._came.emit(job, chunk)
        except OSError as error:
            return _End(State.FAILED, sentence(error))
        except Exception as fault:
            _log.exception("%s could not be read", job.source.name)
            return _End(
                State.FAILED,
                f"This program failed on it ({type(fault).__name__}: {fault}). "
                "What was read before stays; please report it with the file.",
            )
        return _End(State.READY)

    def _on_came(self, job: _Job, what: Chunk | _End) -> None:
        if self._jobs.get(job.source.id) is not job:
            return
        if isinstance(what, _End):
            del self._jobs[job.source.id]
            self._end(job, what)
            return
        job.room.release()
        if job.source.id not in self._session.sources:
            job.stop()
        elif job.again:
            job.rows.extend(what.rows)
        elif not job.stopped:
            self._session.take(job.source, what)

    def _end(self, job: _Job, end: _End) -> None:
        source = job.source
        if source.id not in self._session.sources:
            self._stale.discard(source.id)
        elif source.id in self._stale:
            self._stale.discard(source.id)
            if not job.again:
                self._session.finish_source(source, end.state, end.error)
            self._reread(source)
        elif not job.again:
            self._finish(source, end)
        elif end.state is State.READY:
            self._session.replace_rows(source, job.rows)
            self.finished.emit(source.id)

    def _finish(self, source: Source, end: _End) -> None:
        self._session.finish_source(source, end.state, end.error)
        self.finished.emit(source.id)


def sentence(error: OSError) -> str:
    """Why a file cannot be read, and what to do, in the user's words."""
    match error:
        case FileNotFoundError():
            return "There is no such file any more. Check its name and folder, then reopen it."
        case IsADirectoryError():
            return "This is a folder. Open the files in it."
        case PermissionError():
            return "You may not read this file. Copy it to a place of yours and open it there."
    return f"The file cannot be read: {error.strerror or error}. Copy it and open the copy."
