"""Counts in a thread what all events would be under the settings that are tried."""

import contextlib
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from inspector.index.forecast import Changes, Forecast, judged_anew
from inspector.index.source import Source, State
from inspector.pipeline import Pipeline
from inspector.session import Session
from inspector.ui.bridge import Bridge

DELAY = 250
"""Milliseconds without a further change until counting begins."""

_log = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far the counting is."""

    NOTHING = "nothing"
    """Nothing is tried."""
    WAITING = "waiting"
    """Sources are still read, or their own verdicts are still found out."""
    COUNTING = "counting"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(eq=False, slots=True)
class _Job:
    sources: list[Source]
    pipeline: Pipeline
    forecast: Forecast = field(default_factory=Forecast)
    stop: threading.Event = field(default_factory=threading.Event)


class Forecaster(QObject):
    """Only the newest request counts; one before it stops at its next step."""

    changed = Signal()
    """Stage, counts or how far they are."""
    _stepped = Signal(object, object)
    _ended = Signal(object, str)

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: _Job | None = None
        self._counted: object = None
        """What the newest job was about, so that nothing is counted twice."""
        self._pool: ThreadPoolExecutor | None = None
        self.stage = Stage.NOTHING
        self.changes = Changes()
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._start)
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._heard = (
            bridge.draft_changed, bridge.sources_changed, bridge.verdicts_changed,
            bridge.rows_reset,
        )  # fmt: skip
        for signal in self._heard:
            signal.connect(self._on_changed)

    def stop(self) -> None:
        """Counts no further; what was counted stays."""
        if self._job and self.stage is Stage.COUNTING:
            self._job.stop.set()
            self._tell(Stage.STOPPED)

    def close(self) -> None:
        """Stops, waits for the thread, and begins nothing any more."""
        for signal in self._heard:
            signal.disconnect(self._on_changed)
        self._timer.stop()
        if self._job:
            self._job.stop.set()
        if self._pool:
            self._stepped.disconnect(self._on_stepped)
            self._ended.disconnect(self._on_ended)
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    # -- inside ---------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._about() == self._counted:
            return
        if self._job:
            self._job.stop.set()
        self._job, self._counted, self.changes = None, None, Changes()
        self._session.draft.know(None)
        if self._session.draft.is_open:
            self._tell(Stage.WAITING)
            self._timer.start()
        else:
            self._timer.stop()
            self._tell(Stage.NOTHING)

    def _start(self) -> None:
        draft, sources = self._session.draft, self._sources()
        if not draft.is_open or not all(map(_is_judged, sources)):
            return  # the next fact comes here again
        self._counted = self._about()
        self._job = _Job(sources, draft.pipeline)
        self._pool = self._pool or ThreadPoolExecutor(1, thread_name_prefix="forecast")
        self._tell(Stage.COUNTING)
        self._pool.submit(self._run, self._job)

    def _about(self) -> object:
        draft = self._session.draft
        if not draft.is_open:
            return None
        rows = [(source.id, id(source.columns), len(source)) for source in self._sources()]
        return draft.settings, self._session.workspace.settings, rows

    def _sources(self) -> list[Source]:
        return list(self._session.sources.values())

    def _run(self, job: _Job) -> None:
        """Runs in the thread."""
        try:
            for source in job.sources:
                with contextlib.closing(  # type: ignore[type-var]
                    judged_anew(source, job.pipeline, job.stop.is_set)
                ) as steps:
                    for judged in steps:
                        if job.stop.is_set():
                            return
                        job.forecast.take(source, judged)
                        self._stepped.emit(job, job.forecast.changes())
            self._ended.emit(job, "")
        except OSError as fault:
            self._ended.emit(job, str(fault))
        except Exception as fault:  # whatever it is, the window goes on and says so
            _log.exception("the events could not be counted")
            self._ended.emit(job, f"{type(fault).__name__}: {fault}")

    def _on_stepped(self, job: _Job, changes: Changes) -> None:
        if job is self._job and self.stage is Stage.COUNTING:
            self.changes = changes
            self._session.draft.know(job.forecast)
            self.changed.emit()

    def _on_ended(self, job: _Job, fault: str) -> None:
        if job is self._job and self.stage is Stage.COUNTING:
            self._tell(Stage.FAILED if fault else Stage.DONE)

    def _tell(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()


def _is_judged(source: Source) -> bool:
    return source.state is not State.READING and source.judged == len(source)
