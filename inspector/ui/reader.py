"""Reads sources in the background and hands them to the session chunk by chunk.

Reading and mapping run in worker threads; the session is only touched in the window's thread. A
worker is at most a few chunks ahead, so that a fast disk cannot flood a busy window.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, Signal

from inspector.index.columns import Judged, Part
from inspector.index.disk import PackedError
from inspector.index.files import Gate, open_file
from inspector.index.judge import judge
from inspector.index.row import Row
from inspector.index.source import Chunk, Source, State, read, reread
from inspector.pipeline import Pipeline
from inspector.session import Session

AHEAD = 3
"""Chunks a worker may be ahead of the window."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _End:
    state: State
    error: str = ""


class _Work(StrEnum):
    READ = "read"
    AGAIN = "again"
    """Rows made again under other settings replace the old ones all at once."""
    JUDGE = "judge"
    """Verdicts come in behind."""


Step: TypeAlias = Chunk | Part | Judged


@dataclass(eq=False, slots=True)
class _Job:
    source: Source
    steps: Callable[[Gate], Iterator[Step]]
    work: _Work = _Work.READ
    rows: list[Row] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(AHEAD))

    def stop(self) -> None:
        """Ends the job at its next chunk."""
        self.gate.stop()
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
        pipeline = self._session.pipeline
        self._start(_Job(source, lambda gate: open_file(source, pipeline, gate.give_way)))
        return source

    def open_text(self, name: str, data: bytes) -> Source:
        """Opens text that came by the clipboard, a drop or from the samples."""
        source = self._session.begin_source(name, len(data))
        self._begin(source, partial(read, source.id, name, data))
        return source

    def reread_all(self) -> None:
        """Makes all rows again under the session's present settings; where a source is still
        being read, as soon as that is done."""
        for source in list(self._session.sources.values()):
            if job := self._jobs.get(source.id):
                self._stale.add(source.id)
                if job.work is not _Work.READ:
                    job.stop()
            else:
                self._reread(source)

    def judge(self, source: Source) -> None:
        """Finds out the verdicts that rows of a source with a file do not have yet, behind; nothing
        where that is being done."""
        if source.judged < len(source) and source.id not in self._jobs:
            self._judge(source)

    def stop(self) -> None:
        """Stops what is being read; what was read so far stays."""
        for job in self._jobs.values():
            if job.work is _Work.READ:
                job.stop()

    def pause(self, source_id: int) -> None:
        """Holds up what is done with a source, reading or judging, or lets it go on."""
        if job := self._jobs.get(source_id):
            job.source.paused = not job.source.paused
            if job.source.paused:
                job.gate.pause()
            else:
                job.gate.go_on()

    def close(self) -> None:
        """Stops, and waits for the workers; nothing is handed over afterwards."""
        for job in self._jobs.values():
            job.stop()
        if self._pool:
            self._came.disconnect(self._on_came)
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._jobs.clear()
        for source in self._session.sources.values():
            source.close()

    # -- inside ---------------------------------------------------------------------------------

    def _begin(self, source: Source, steps: Callable[[Pipeline], Iterator[Step]]) -> None:
        pipeline = self._session.pipeline
        self._start(_Job(source, lambda gate: steps(pipeline)))

    def _reread(self, source: Source) -> None:
        pipeline = self._session.pipeline
        if source.file:
            self._session.forget_verdicts(source)
            self._judge(source)
        else:
            self._start(_Job(source, lambda gate: reread(source, pipeline), _Work.AGAIN))

    def _judge(self, source: Source) -> None:
        pipeline = self._session.pipeline
        steps = partial(judge, source, pipeline)
        self._start(_Job(source, lambda gate: steps(lambda: gate.stopped), _Work.JUDGE))

    def _start(self, job: _Job) -> None:
        self._pool = self._pool or ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._jobs[job.source.id] = job
        self._pool.submit(self._work, job)

    def _work(self, job: _Job) -> None:
        """Runs in a worker thread."""
        self._came.emit(job, self._hand_over(job))

    def _hand_over(self, job: _Job) -> _End:
        steps = job.steps(job.gate)
        try:
            with contextlib.closing(steps):  # type: ignore[type-var]
                for step in steps:
                    job.room.acquire()
                    if not job.gate.passed():
                        return _End(State.STOPPED)
                    self._came.emit(job, step)
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

    def _on_came(self, job: _Job, what: Step | _End) -> None:
        if self._jobs.get(job.source.id) is not job:
            return
        if isinstance(what, _End):
            del self._jobs[job.source.id]
            job.source.paused = False
            self._end(job, what)
            return
        job.room.release()
        if job.source.id not in self._session.sources:
            job.stop()
        elif isinstance(what, Chunk) and job.work is _Work.AGAIN:
            job.rows.extend(what.rows)
        elif not job.gate.stopped:
            self._session.take(job.source, what)

    def _end(self, job: _Job, end: _End) -> None:
        source, reading = job.source, job.work is _Work.READ
        if source.id not in self._session.sources:
            self._stale.discard(source.id)
            source.close()
            return
        if source.id in self._stale:
            self._stale.discard(source.id)
            if reading:
                self._session.finish_source(source, end.state, end.error)
            self._reread(source)
        elif reading:
            self._finish(source, end)
            if source.judged < len(source) and source.file:
                self._judge(source)
        else:
            if job.work is _Work.AGAIN and end.state is State.READY:
                self._session.replace_rows(source, job.rows)
            elif end.state is State.FAILED:
                self._session.finish_source(source, State.FAILED, end.error)
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
        case PackedError():
            return f"{error} What was read before stays."
    return f"The file cannot be read: {error.strerror or error}. Copy it and open the copy."
