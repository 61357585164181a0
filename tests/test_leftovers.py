"""The checks that watch every test can themselves fail."""

import asyncio
import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from tests import leftovers
from tests.conftest import PROJECT

pytest_plugins = ["pytester"]


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Opened at the end, so that whoever waits at it can go."""
    event = threading.Event()
    yield event
    event.set()


def test_a_living_thread_is_found(gate: threading.Event) -> None:
    """A thread that is still waiting is seen; one that ended is not."""
    before = leftovers.threads()
    thread = threading.Thread(target=gate.wait)
    thread.start()

    assert leftovers.since(leftovers.threads, before) == {thread}

    gate.set()

    assert leftovers.ended(thread)


def test_a_pending_task_is_found() -> None:
    """A task nobody awaited is seen while it waits, and no longer once it is cancelled."""
    loop = asyncio.new_event_loop()
    before = leftovers.tasks()
    task = loop.create_task(asyncio.sleep(60))

    assert leftovers.since(leftovers.tasks, before) == {task}

    task.cancel()
    loop.run_until_complete(asyncio.wait([task]))
    loop.close()

    assert leftovers.since(leftovers.tasks, before) == set()


@pytest.mark.usefixtures("qapp")
def test_a_forgotten_window_is_found() -> None:
    """A window that still exists is seen; a deleted one is not."""
    before = leftovers.widgets()
    window = QLabel("forgotten")

    assert leftovers.since(leftovers.widgets, before) == {window}

    window.deleteLater()
    leftovers.settle_qt()

    assert leftovers.since(leftovers.widgets, before) == set()


@pytest.mark.usefixtures("qapp")
def test_a_running_timer_is_found() -> None:
    """A timer that still ticks is seen; a stopped one is not."""
    before = leftovers.timers()
    timer = QTimer()
    timer.start(60_000)

    assert leftovers.since(leftovers.timers, before) == {timer}

    timer.stop()

    assert leftovers.since(leftovers.timers, before) == set()


@pytest.mark.logs("^WARNING here: expected")
def test_an_announced_warning_is_allowed() -> None:
    """The marker lets a matching line pass."""
    logging.getLogger("here").warning("expected")


def test_the_watch_fails_a_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under our conftest a stray thread and a stray warning are errors that name them."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    pytester.makepyfile(
        """
        import logging, threading

        gate = threading.Event()

        def test_thread():
            threading.Thread(target=gate.wait, name="stray", daemon=True).start()

        def test_log():
            logging.getLogger("here").warning("unannounced")

        def test_clean():
            pass
        """
    )
    result = pytester.runpytest_subprocess("-p", "tests.conftest")

    result.assert_outcomes(passed=3, errors=2)
    result.stdout.fnmatch_lines(["*left behind: thread <Thread(stray*"])
    result.stdout.fnmatch_lines(["*unexpected in the log: WARNING here: unannounced*"])
