"""Where asyncio work starts and ends: one owner for tasks, one thread for a loop. No Qt."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


class TaskOwner:
    """Starts tasks, keeps them until they are done, reports what failed, ends the rest."""

    def __init__(self, on_failure: Callable[[str, BaseException], None] | None = None) -> None:
        """`on_failure` is told the task's name and what it raised; without it the log is."""
        self._tasks: set[asyncio.Task[Any]] = set()
        self._on_failure = on_failure or _report

    def start(self, coro: Coroutine[Any, Any, T], *, name: str) -> "asyncio.Task[T]":
        """Runs `coro` in the running loop. A failure nobody awaits is still reported."""
        task = asyncio.get_running_loop().create_task(coro, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)
        return task

    async def close(self) -> None:
        """Cancels what still runs and waits for it."""
        running = tuple(self._tasks)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _on_done(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_failure(task.get_name(), error)


def _report(name: str, error: BaseException) -> None:
    _log.error("%s failed: %s", name, error, exc_info=error)


class LoopThread:
    """An asyncio loop in a thread of its own, so that a busy window delays no request."""

    def __init__(self, name: str = "network") -> None:
        self._name = name
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped: asyncio.Event | None = None

    def start(self) -> None:
        """Starts the thread; returns when its loop takes work. A second call does nothing."""
        with self._guard:
            if self._thread is not None:
                return
            ready = threading.Event()
            self._thread = threading.Thread(target=self._run, args=(ready,), name=self._name)
            self._thread.start()
            ready.wait()

    def submit(self, coro: Coroutine[Any, Any, T]) -> "Future[T]":
        """Runs `coro` in the thread. Raises RuntimeError unless the thread is started."""
        with self._guard:
            if self._loop is None:
                coro.close()
                raise RuntimeError(f"the {self._name} thread is not running")
            return asyncio.run_coroutine_threadsafe(coro, self._loop)

    def stop(self) -> None:
        """Cancels what runs (its futures end cancelled), ends the thread and waits for it."""
        with self._guard:
            thread, loop, stopped = self._thread, self._loop, self._stopped
            self._thread = self._loop = self._stopped = None
        if thread is not None and loop is not None and stopped is not None:
            loop.call_soon_threadsafe(stopped.set)
            thread.join()

    def _run(self, ready: threading.Event) -> None:
        # The runner cancels every task that is left and waits for it before it closes the loop.
        with asyncio.Runner() as runner:
            self._loop, self._stopped = runner.get_loop(), asyncio.Event()
            stopped = self._stopped
            self._loop.call_soon(ready.set)
            runner.run(_until(stopped))


async def _until(stopped: asyncio.Event) -> None:
    await stopped.wait()
