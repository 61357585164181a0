"""Tasks have an owner and a loop has a thread; nothing is lost and nothing stays."""

import asyncio
import concurrent.futures
import threading

import pytest

from inspector.tasks import LoopThread, TaskOwner


async def _fail() -> None:
    raise ValueError("no")


def test_a_failure_nobody_awaits_is_reported() -> None:
    """The name and the exception reach the callback."""
    seen: list[tuple[str, str]] = []

    async def main() -> None:
        owner = TaskOwner(lambda name, error: seen.append((name, str(error))))
        owner.start(_fail(), name="doomed")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await owner.close()

    asyncio.run(main())
    assert seen == [("doomed", "no")]


def test_without_a_callback_the_log_is_told(caplog: pytest.LogCaptureFixture) -> None:
    """A failure is never silent."""

    async def main() -> None:
        owner = TaskOwner()
        await asyncio.gather(owner.start(_fail(), name="doomed"), return_exceptions=True)

    asyncio.run(main())
    assert "doomed failed: no" in caplog.text


def test_close_cancels_and_waits() -> None:
    """After close nothing runs; what was cancelled is no failure."""
    failures: list[str] = []

    async def main() -> bool:
        owner = TaskOwner(lambda name, error: failures.append(name))
        task = owner.start(asyncio.Event().wait(), name="forever")
        await asyncio.sleep(0)
        await owner.close()
        return task.cancelled()

    assert asyncio.run(main())
    assert failures == []


def test_a_result_comes_back_from_the_thread() -> None:
    """Work runs in the loop's thread, its result and its exception return to the caller."""
    thread = LoopThread("net")
    thread.start()
    thread.start()

    async def where() -> str:
        return threading.current_thread().name

    try:
        assert thread.submit(where()).result(5) == "net"
        with pytest.raises(ValueError, match="no"):
            thread.submit(_fail()).result(5)
    finally:
        thread.stop()


def test_stop_cancels_what_runs_and_joins() -> None:
    """A waiting future ends cancelled, the coroutine's clean-up ran, the thread is gone."""
    thread = LoopThread("net")
    thread.start()
    cleaned = threading.Event()

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.set()

    futures = [thread.submit(forever()) for _ in range(20)]
    thread.stop()
    assert cleaned.is_set()
    for future in futures:
        with pytest.raises(concurrent.futures.CancelledError):
            future.result(5)
    assert "net" not in {each.name for each in threading.enumerate()}


def test_submitting_to_no_thread_is_refused() -> None:
    """Before start and after stop the coroutine is closed and a sentence says why."""
    thread = LoopThread("net")
    with pytest.raises(RuntimeError, match="net thread is not running"):
        thread.submit(_fail())
    thread.start()
    thread.stop()
    thread.stop()
    with pytest.raises(RuntimeError, match="not running"):
        thread.submit(_fail())


def test_it_starts_again() -> None:
    """A stopped thread can be started afresh."""
    thread = LoopThread()
    for _ in range(2):
        thread.start()
        assert thread.submit(asyncio.sleep(0, "done")).result(5) == "done"
        thread.stop()
