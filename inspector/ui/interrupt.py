"""Ctrl+C in the terminal closes the window in order. Python learns of a signal only while it runs,
and behind an idle window it does not: a socket wakes it."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier


@contextmanager
def closing_on_interrupt(close: Callable[[], object]) -> Iterator[None]:
    """Calls `close` for Ctrl+C (SIGINT) and for SIGTERM while it lasts. Main thread only."""
    heard, told = socket.socketpair()
    for end in (heard, told):
        end.setblocking(False)
    before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    handlers = {
        number: signal.signal(number, lambda *_: close())
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: heard.recv(64))
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        heard.close()
        told.close()
