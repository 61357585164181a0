"""What nobody expected reaches the user, and nothing else stops."""

import asyncio
import sys
import threading
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.ui.desk import Desk
from inspector.ui.failures import Failures, caught, in_loop, told
from tests.ui.conftest import Wait, until

SECRET = "maria@shop.example"


def failure() -> Exception:
    """One with another behind it, quoting a value."""
    try:
        try:
            {}[SECRET]
        except KeyError as fault:
            raise ValueError(f"no user {SECRET}") from fault
    except ValueError as fault:
        return fault
    raise AssertionError


def test_the_report_holds_places_and_no_values() -> None:
    """Both failures by their kind, with file, line and function; no text of theirs."""
    report = told(failure())
    assert "ValueError" in report
    assert "KeyError" in report
    assert "test_failures.py:" in report
    assert "failure" in report
    assert SECRET not in report
    assert "/opt" not in report
    assert "/home" not in report


@pytest.mark.logs("unexpected")
def test_one_window_for_all_of_them(qtbot: QtBot) -> None:
    """The first opens it, the next are counted, after its end a new one opens."""
    window = QWidget()
    qtbot.addWidget(window)
    saved: list[bool] = []

    def save() -> bool:
        saved.append(True)
        return True

    failures = Failures(window, save)
    failures.take(failure())
    qtbot.waitUntil(lambda: failures.dialog is not None)
    assert failures.dialog is not None
    failures.take(failure())
    dialog = failures.dialog
    qtbot.waitUntil(lambda: "2 times" in dialog.sentence.text())
    assert saved == [True]
    dialog.reject()
    assert failures.dialog is None


@pytest.mark.logs("unexpected|could not be saved")
def test_a_save_that_fails_is_not_claimed(qtbot: QtBot) -> None:
    """The failure is told all the same."""

    def save() -> bool:
        raise OSError("the disk is full")

    window = QWidget()
    qtbot.addWidget(window)
    failures = Failures(window, save)
    failures.take(failure())
    qtbot.waitUntil(lambda: failures.dialog is not None)
    assert failures.dialog is not None
    assert "next start" not in failures.dialog.sentence.text()
    failures.dialog.reject()


def test_slots_and_threads_are_heard_while_it_lasts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before and after, Python's own hooks hold; an order to end the program is not a failure."""
    window = QWidget()
    qtbot.addWidget(window)
    failures = Failures(window)
    taken: list[BaseException] = []
    monkeypatch.setattr(failures, "take", taken.append)
    others: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: others.append(args[0]))
    hooks = sys.excepthook, threading.excepthook

    def fail() -> None:
        raise failure()

    with caught(failures):
        error = failure()
        sys.excepthook(type(error), error, None)
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert [type(each) for each in taken] == [ValueError, ValueError]
    assert others == [KeyboardInterrupt]
    assert (sys.excepthook, threading.excepthook) == hooks


def test_tasks_and_callbacks_are_heard_like_slots(
    desk: Desk,
    wait: Wait,
    loop: asyncio.AbstractEventLoop,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Both come to the hook with the failure itself; what asyncio only remarks on is logged."""
    heard: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: heard.append(error))

    def fail() -> None:
        raise failure()

    async def task() -> None:
        fail()

    async def journey() -> None:
        loop.set_exception_handler(in_loop)
        desk.tasks.start(task(), name="a task")
        loop.call_soon(fail)
        loop.call_exception_handler({"message": "a remark"})
        await until(lambda: len(heard) == 2)

    wait(journey())
    assert [type(error) for error in heard] == [ValueError, ValueError]
    assert "a task" in "".join(note for error in heard for note in getattr(error, "__notes__", ()))
    assert "a remark" in caplog.text
