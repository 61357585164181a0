"""A sandbox in a thread of its own, as another program would be."""

from collections.abc import Iterator
from contextlib import contextmanager

from inspector.sandbox import Sandbox
from inspector.tasks import LoopThread


@contextmanager
def running(sandbox: Sandbox) -> Iterator[Sandbox]:
    """The sandbox, while it serves."""
    thread = LoopThread("sandbox")
    thread.start()
    try:
        thread.submit(sandbox.start()).result(5)
        yield sandbox
        thread.submit(sandbox.stop()).result(5)
    finally:
        thread.stop()
