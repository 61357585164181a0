"""Reads sources in the background and hands them to the session chunk by chunk.

Reading and mapping run in worker threads; the session is only touched in the window's thread. A
worker is at most a few chunks ahead, so that a fast disk cannot flood a busy window.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from inspector.index.files import open_file
from inspector.index.judge import judge
from inspector.index.source import Chunk, Source, State, read, reread
from inspector.pipeline import Pipeline
from inspector.session import Session
from inspector.ui.job import End, Job, Opening, Step, Work, sentence
from inspector.ui.leisure import Leisure

_READING = (Work.READ, Work.RELOAD)


class Reader(QObject):
    """Opens files and texts into the session."""

    finished = Signal(int)
    """A source is read to its end, failed, was stopped, closed or got new rows (its id)."""
    reloaded = Signal(int, int)
    """A source was read again (its id), and so many chosen events are not in it any more."""
    _came = Signal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs: dict[int, Job] = {}
        self._stale: set[int] = set()
        self._again: dict[int, Callable[[], None]] = {}
        """What is done with a source as soon as its present job has ended."""
        self._pool: ThreadPoolExecutor | None = None
        self._leisure = Leisure(self)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is being read, or read again."""
        return bool(self._jobs)

    # -- requests -------------------------------------------------------------------------------

    def open_path(self, path: Path) -> Source:
        """Opens a file; one that is open already is read again. What is wrong with it stands in
        the source afterwards."""
        if known := self._known(path):
            self.reload(known.id)
            return known
        try:
            size = path.stat().st_size
        except OSError as error:
            source = self._session.begin_source(path.name or str(path), 0, str(path))
            self._finish(source, End(State.FAILED, sentence(error)))
            return source
        source = self._session.begin_source(path.name, size, str(path))
        pipeline = self._session.pipeline
        self._start(Job(source, lambda gate: open_file(source, pipeline, self._leisure.wait)))
        return source

    def open_text(self, name: str, data: bytes) -> Source:
        """Opens text that came by the clipboard, a drop or from the samples."""
        source = self._session.begin_source(name, len(data))
        self._begin(source, partial(read, source.id, name, data))
        return source

    def reload(self, source_id: int) -> None:
        """Reads a file again, unless it is read on as it grows. What is shown stays until all of it
        is read; then selection, ticks and what was sent go over to the same events."""
        source = self._session.sources.get(source_id)
        if source is not None and source.path and source.state is not State.LIVE:
            self._next(source_id, partial(self._reload, source_id))

    def read_into(self, fresh: Source, opening: Opening) -> None:
        """Reads into a source that is shown as soon as all is read, instead of the one with its
        id."""
        self._next(fresh.id, partial(self._reload_into, fresh, opening))

    def reread_all(self) -> None:
        """Makes all rows again under the session's present settings; where a source is still
        being read, as soon as that is done."""
        for source in list(self._session.sources.values()):
            self.reread(source)

    def reread(self, source: Source) -> None:
        """The same for one source."""
        if job := self._jobs.get(source.id):
            self._stale.add(source.id)
            if job.work not in _READING:
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
            if job.work in _READING:
                job.stop()

    def pause(self, source_id: int) -> None:
        """Holds up what is done with a source, reading or judging, or lets it go on."""
        if job := self._jobs.get(source_id):
            shown = self._session.sources[source_id]
            shown.paused = not shown.paused
            if shown.paused:
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
        for job in self._jobs.values():
            job.source.close()
        self._jobs.clear()
        self._leisure.watch(False)
        for source in self._session.sources.values():
            source.close()
        self._session.shelf.clear()

    # -- inside ---------------------------------------------------------------------------------

    def _begin(self, source: Source, steps: Callable[[Pipeline], Iterator[Step]]) -> None:
        pipeline = self._session.pipeline
        self._start(Job(source, lambda gate: steps(pipeline)))

    def _known(self, path: Path) -> Source | None:
        """The open source of this file, by whatever name it was opened."""
        real = os.path.realpath(path)
        opened = (source for source in self._session.sources.values() if source.path)
        return next((each for each in opened if os.path.realpath(each.path) == real), None)

    def _next(self, source_id: int, begin: Callable[[], None]) -> None:
        """Begins at once, or when the job has ended that is stopped for it."""
        if job := self._jobs.get(source_id):
            self._again[source_id] = begin
            job.stop()
        else:
            begin()

    def _reload(self, source_id: int) -> None:
        shown = self._session.sources[source_id]
        fresh = Source(shown.id, shown.name, shown.size, shown.path)
        self._reload_into(fresh, partial(open_file, fresh))

    def _reload_into(self, fresh: Source, opening: Opening) -> None:
        shown, pipeline = self._session.sources[fresh.id], self._session.pipeline
        try:
            fresh.size = Path(fresh.path).stat().st_size
        except OSError as error:
            self._finish(shown, End(State.FAILED, sentence(error)))
            return
        self._session.show_progress(shown, 0)
        self._start(Job(fresh, lambda gate: opening(pipeline, self._leisure.wait), Work.RELOAD))

    def _reread(self, source: Source) -> None:
        pipeline = self._session.pipeline
        if source.file:
            self._session.forget_verdicts(source)
            self._judge(source)
        else:
            self._start(Job(source, lambda gate: reread(source, pipeline), Work.AGAIN))

    def _judge(self, source: Source) -> None:
        pipeline = self._session.pipeline
        steps = partial(judge, source, pipeline)
        self._start(Job(source, lambda gate: steps(lambda: gate.stopped), Work.JUDGE))

    def _start(self, job: Job) -> None:
        self._pool = self._pool or ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._jobs[job.source.id] = job
        self._leisure.watch(True)
        self._pool.submit(self._work, job)

    def _work(self, job: Job) -> None:
        """Runs in a worker thread."""
        self._came.emit(job, job.hand_over(partial(self._came.emit, job)))

    def _on_came(self, job: Job, what: Step | End) -> None:
        if self._jobs.get(job.source.id) is not job:
            return
        if isinstance(what, End):
            del self._jobs[job.source.id]
            self._leisure.watch(bool(self._jobs))
            self._end(job, what)
            return
        job.room.release()
        if job.source.id not in self._session.sources:
            job.stop()
        elif job.work is Work.RELOAD:
            job.source.take(what)
            shown = self._session.sources[job.source.id]
            self._session.show_progress(shown, min(job.source.done, shown.size))
        elif isinstance(what, Chunk) and job.work is Work.AGAIN:
            job.rows.extend(what.rows)
        elif not job.gate.stopped:
            self._session.take(job.source, what)

    def _end(self, job: Job, end: End) -> None:
        """Keeps what a job brought, and begins what waited for its end."""
        source_id = job.source.id
        stale, again = source_id in self._stale, self._again.pop(source_id, None)
        self._stale.discard(source_id)
        if source_id not in self._session.sources:
            job.source.close()
            self.finished.emit(source_id)
            return
        source = self._shown_after(job, end, stale=stale)
        if again:
            again()
        elif stale:
            self._reread(source)
        else:
            self.finished.emit(source_id)
            if job.work in _READING and source.file and source.judged < len(source):
                self._judge(source)

    def _shown_after(self, job: Job, end: End, *, stale: bool) -> Source:
        """The source as it is shown now that a job ended."""
        source = self._session.sources[job.source.id]
        source.paused = False
        if job.work is Work.RELOAD:
            return self._exchange(job.source, end)
        if job.work is Work.READ or end.state is State.FAILED:
            self._session.finish_source(source, end.state, end.error)
        elif job.work is Work.AGAIN and end.state is State.READY and not stale:
            self._session.replace_rows(source, job.rows)
        return source

    def _exchange(self, fresh: Source, end: End) -> Source:
        """Shows what was read again; what was shown before where it was not read to its end."""
        if end.state is not State.READY:
            fresh.close()
            shown = self._session.sources[fresh.id]
            state = State.FAILED if end.error else State.READY
            self._session.finish_source(shown, state, end.error)
            return shown
        lost = self._session.exchange_source(fresh)
        self._session.finish_source(fresh)
        self.reloaded.emit(fresh.id, lost)
        return fresh

    def _finish(self, source: Source, end: End) -> None:
        self._session.finish_source(source, end.state, end.error)
        self.finished.emit(source.id)
