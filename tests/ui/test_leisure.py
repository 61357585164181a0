"""Threads wait while the window is busy."""

import threading

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from inspector.ui import leisure
from inspector.ui.leisure import Leisure


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody loses patience."""
    monkeypatch.setattr(leisure, "PATIENCE", 10)


def _run(work: object) -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, work)
    QTimer.singleShot(30, loop.quit)
    loop.exec()


def test_a_thread_goes_on_when_the_window_sleeps(qapp: QApplication, patient: None) -> None:
    """Not while an event is being worked off; also where that is a timer's."""
    seen, rest = [], Leisure()
    thread = threading.Thread(target=lambda: (rest.wait(), seen.append("thread")))

    def work() -> None:
        thread.start()
        thread.join(0.05)
        seen.append("window")

    rest.watch(True)
    _run(work)
    thread.join()
    rest.watch(False)
    assert seen == ["window", "thread"]


def test_nobody_waits_for_ever(qapp: QApplication) -> None:
    """A window that never sleeps does not starve the threads behind it."""
    seen, rest = [], Leisure()

    def work() -> None:
        rest.wait()  # in the window's own thread: it will not sleep meanwhile
        seen.append("went on")

    rest.watch(True)
    _run(work)
    rest.watch(False)
    assert seen == ["went on"]


def test_without_a_watch_nobody_waits(qapp: QApplication, patient: None) -> None:
    """Before the first work and after the last."""
    rest = Leisure()
    _run(rest.wait)
    rest.watch(True)
    rest.watch(True)
    rest.watch(False)
    _run(rest.wait)
