"""Gathers the ticked events for a plan, a slice at a time, so that the window stays quick."""

import time
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.model.delivery import EventKey
from inspector.model.inspection import Inspection
from inspector.session import Session
from inspector.ui.bridge import Bridge

AT_ONCE = 1_000
"""Ticked events that are gathered as soon as they are ticked; more of them only when asked for."""

MOST = 50_000
"""Ticked events that are gathered at all: their requests are held in memory."""

SLICE_SECONDS = 0.008
"""Half a frame at 60 Hz."""

Chosen = tuple[tuple[EventKey, Inspection], ...]


class Planner(QObject):
    """Gathers the inspections of the ticked events. Only the newest request counts."""

    gathered = Signal()

    def __init__(self, session: Session, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Iterator[None] = iter(())
        self._pipeline = session.pipeline
        self.chosen: Chosen = ()
        """The ticked events in the order of the list, once `ready`."""
        self.ready = True
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timeout)
        bridge.ticks_changed.connect(self.request)
        bridge.edits_changed.connect(self.request)
        bridge.workspace_changed.connect(self._on_workspace_changed)

    def request(self) -> None:
        """Starts afresh."""
        self._work = self._gather()
        self._pipeline = self._session.pipeline
        self.ready = False
        if self.many:
            self._timer.stop()
        else:
            self._timer.start()

    @property
    def many(self) -> bool:
        """Whether there are so many ticked events that they are gathered only when asked for."""
        return len(self._session.ticked) > AT_ONCE

    def begin(self) -> None:
        """Gathers what is ticked, however much it is."""
        if not self.ready:
            self._timer.start()

    def stop(self) -> None:
        """Does no more."""
        self._timer.stop()

    def finish(self) -> Chosen:
        """Does what is left at once and returns the ticked events."""
        while not self.ready:
            self._step()
        return self.chosen

    def _on_workspace_changed(self) -> None:
        if self._session.pipeline is not self._pipeline:  # else only the target is another
            self.request()

    def _on_timeout(self) -> None:
        end = time.monotonic() + SLICE_SECONDS
        while not self.ready and time.monotonic() < end:
            self._step()

    def _step(self) -> None:
        if next(self._work, _DONE) is _DONE:
            self._timer.stop()
            self.ready = True
            self.gathered.emit()

    def _gather(self) -> Iterator[None]:
        """One record a step: its events are inspected together."""
        found: list[tuple[EventKey, Inspection]] = []
        for source, places in self._session.ticked.places():
            keys = (source.key(int(place)) for place in places)
            for number, group in groupby(keys, key=lambda key: key.record):
                events = {key.event for key in group}
                for inspection in self._session.pipeline.inspect(source.record(number)):
                    if inspection.event and inspection.event.index in events:
                        key = EventKey(source.id, number, inspection.event.index)
                        edited = self._session.edits.inspection(key, self._session.pipeline)
                        found.append((key, edited or inspection))
                yield None
        self.chosen = tuple(found)


_DONE = object()
