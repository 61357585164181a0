"""When the window has nothing to do: then is the time for the threads behind it.

Threads of Python take turns, and a paint needs hundreds of them. A thread that asks `wait` before
each small piece of work leaves the window's thread alone while it is busy, and needs no naps while
it sleeps: a paint takes a tenth of the time, and reading a third.
"""

import threading

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject

PATIENCE = 0.02
"""Seconds a thread waits at most, so that a window that never sleeps does not starve it."""


class Leisure(QObject):
    """Knows whether the window's thread, in which it is made, is asleep. While nobody watches, it
    says so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asleep = threading.Event()
        self._asleep.set()
        self._watching = False

    def watch(self, on: bool) -> None:
        """Begins to look at every event, or ends it: worth its price while there is work."""
        loop, app = QAbstractEventDispatcher.instance(), QCoreApplication.instance()
        if on is self._watching or loop is None or app is None:
            return
        self._watching = on
        if on:
            app.installEventFilter(self)
            loop.aboutToBlock.connect(self._on_about_to_block)
        else:
            app.removeEventFilter(self)
            loop.aboutToBlock.disconnect(self._on_about_to_block)
            self._asleep.set()

    def wait(self) -> None:
        """Returns as soon as the window has nothing to do. Called from other threads, before every
        few tenths of a millisecond of work."""
        if not self._asleep.is_set():
            self._asleep.wait(PATIENCE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every event is the beginning of work; none is kept back."""
        self._asleep.clear()
        return False

    def _on_about_to_block(self) -> None:
        self._asleep.set()
