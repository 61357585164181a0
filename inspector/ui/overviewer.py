"""Has every source looked at as a whole, in a thread, once it is read, judged and keeps still."""

import errno
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from inspector.index.across import Overview, overview
from inspector.index.columns import Columns
from inspector.index.source import Source, State
from inspector.pipeline import Pipeline
from inspector.session import Session
from inspector.ui.bridge import Bridge

QUIET_MS = 400
"""How long a source must not have grown. A capture is looked at when it pauses."""

GROWN = 4
"""A capture is looked at again once it grew by one part in so many, so that a long one costs a few
looks and not one for every pause. When it ends, all of it is looked at."""

_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Job:
    source: Source
    pipeline: Pipeline
    rows: int
    columns: Columns
    stopped: bool = False

    @property
    def stale(self) -> bool:
        """Whether its source holds other rows now, as a capture does whose view was cleared."""
        return self.source.columns is not self.columns


class Overviewer(QObject):
    """Looks at one source after the other, and again at those that changed."""

    _came = Signal(object, object)
    _went_on = Signal(object, int)

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool: ThreadPoolExecutor | None = None
        self._job: _Job | None = None
        self._seen: dict[int, _Job] = {}
        """What was looked at last, by the number of the source."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look)
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._went_on.connect(self._on_went_on, Qt.ConnectionType.QueuedConnection)
        self._heard = (bridge.sources_changed, bridge.verdicts_changed, bridge.rows_reset)
        for signal in self._heard:
            signal.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        """Whether a source is looked at, or is about to be."""
        return self._job is not None or self._next() is not None

    def close(self) -> None:
        """Stops, waits for the thread, and begins nothing any more."""
        for signal in self._heard:
            signal.disconnect(self._on_changed)
        self._quiet.stop()
        self._seen.clear()
        if self._job:
            self._job.stopped = True
        if self._pool:
            self._came.disconnect(self._on_came)
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        self._job = None

    # -- inside ---------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        job = self._job
        if job and (self._session.sources.get(job.source.id) is not job.source or job.stale):
            job.stopped = True
        if self._next() is not None:
            self._quiet.start()

    def _next(self) -> Source | None:
        """A source to look at: read to its end, judged, and not looked at as it is now."""
        for source in self._session.sources.values():
            still = source.state is not State.READING and source.judged == len(source)
            if len(source) and still and not self._is_seen(source):
                return source
        return None

    def _is_seen(self, source: Source) -> bool:
        """Whether it was looked at as it is now: one that was read again is another one."""
        job = self._seen.get(source.id)
        if job is None or job.source is not source:
            return False
        grown = len(source) - job.rows
        much = job.rows // GROWN if source.state is State.LIVE else 0
        return job.pipeline is self._session.pipeline and 0 <= grown <= much

    def _look(self) -> None:
        source = self._next()
        if source is None or self._job:
            return
        job = self._job = _Job(source, self._session.pipeline, len(source), source.columns)
        self._pool = self._pool or ThreadPoolExecutor(1, thread_name_prefix="overview")
        self._pool.submit(self._run, job)

    def _run(self, job: _Job) -> None:
        """Runs in the thread."""
        found: Overview | None = None
        try:
            found = overview(
                job.source,
                job.pipeline,
                lambda: job.stopped,
                lambda rows: self._went_on.emit(job, rows),
            )
        except OSError as error:
            # Of a source closed meanwhile, or at the end, nobody waits for it.
            if error.errno != errno.EBADF and not job.stopped:
                _log.warning("%s could not be looked at as a whole: %s", job.source.name, error)
        except Exception:
            if not job.stale:
                _log.exception("%s could not be looked at as a whole", job.source.name)
        self._came.emit(job, found)

    def _on_went_on(self, job: _Job, rows: int) -> None:
        if job is self._job:
            self._session.remarks.look_on(job.source, rows)

    def _on_came(self, job: _Job, found: Overview | None) -> None:
        self._job = None
        if not job.stopped and not job.stale:
            self._seen[job.source.id] = job
            self._session.remarks.take(job.source, found)
        if self._next() is not None:
            self._quiet.start()
