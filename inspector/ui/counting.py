"""Counts what becomes of a source's fields between other work, and shows it as it grows."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from inspector.index.coverage import count
from inspector.index.source import Source
from inspector.mapping.coverage import Tally
from inspector.pipeline import Pipeline
from inspector.session import Session
from inspector.ui.bridge import Bridge
from inspector.ui.panels.source_coverage import SourceCoverage

SLICE = 0.006
"""Seconds at a time: less than half a frame."""

SHOWN_EVERY = 0.5
"""Seconds between two states that are shown."""


class Counting(QObject):
    """Only the newest wish is met. What was counted stays until settings or rows change."""

    def __init__(self, session: Session, bridge: Bridge, panel: SourceCoverage) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._steps: Iterator[int] | None = None
        self._tally = Tally()
        self._about: tuple[Source, Pipeline, int] | None = None
        """What was or is counted: the source, under which settings, how many records it had."""
        self._told = 0.0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_free_time)
        panel.wanted.connect(self.begin)
        panel.stopped.connect(self.stop)
        bridge.selection_changed.connect(self._on_changed)
        bridge.workspace_changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        """Whether something is being counted."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Counts the source of the selected event, unless that is done."""
        key = self._session.selected
        source = self._session.sources.get(key.source) if key else None
        if source is None:
            return
        about = source, self._session.pipeline, source.columns.records
        if self._about == about:
            return
        self._about, self._tally = about, Tally()
        self._steps = count(source, self._session.pipeline, self._tally)
        self._told = 0.0
        self._timer.start()

    def stop(self) -> None:
        """Counts no further; what is counted stays."""
        if self.busy and self._about:
            self._end("Stopped: the rest is not counted.")
            self._about = None

    def close(self) -> None:
        """Counts no further and shows nothing."""
        self._timer.stop()
        self._steps = None

    # -- inside ---------------------------------------------------------------------------------

    def _on_free_time(self) -> None:
        assert self._steps is not None
        assert self._about is not None
        end = time.monotonic() + SLICE
        done, records = 0, self._about[2]
        try:
            while time.monotonic() < end:
                done = next(self._steps)
        except StopIteration:
            self._end()
            return
        except (OSError, LookupError):
            self._end("The rest of the source cannot be read any more.")
            return
        if time.monotonic() - self._told > SHOWN_EVERY:
            self._told = time.monotonic()
            self._panel.show_tally(self._tally, done, records)

    def _end(self, error: str = "") -> None:
        self.close()
        self._panel.show_tally(self._tally, 1, 1, error)

    def _on_changed(self) -> None:
        """Another source or other settings: what is shown must not tell of the ones before."""
        if self._panel.table.isVisible():
            self.begin()
