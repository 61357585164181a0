"""Ctrl+C in the terminal."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from inspector.ui.interrupt import closing_on_interrupt
from tests.conftest import PROJECT


def _listens(process: "subprocess.Popen[str]") -> bool:
    """Whether the process handles SIGTERM by now, as the kernel tells."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    caught = int(status.split("SigCgt:")[1].split()[0], 16)
    return bool(caught >> (signal.SIGTERM - 1) & 1)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel whether it is ready")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_idle_program_ends_in_order(number: signal.Signals) -> None:
    """Status 0 and not a word, although nothing else wakes it."""
    running = subprocess.Popen(
        [sys.executable, "-m", "inspector", "demo"],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while not _listens(running):
            time.sleep(0.05)
        time.sleep(1)  # read, painted, idle
        running.send_signal(number)
        out, err = running.communicate(timeout=20)
    finally:
        running.kill()

    assert (running.returncode, out, err) == (0, "", "")


def test_what_was_there_before_comes_back(qapp: QApplication) -> None:
    """A signal inside closes; afterwards Python's own handling holds again."""
    before = signal.getsignal(signal.SIGINT)
    closed = []

    with closing_on_interrupt(lambda: closed.append(True)):
        os.kill(os.getpid(), signal.SIGINT)
        qapp.processEvents()

    assert closed == [True]
    assert signal.getsignal(signal.SIGINT) is before
