"""A run is paused, resumed, cancelled and torn down, from its own loop and from another thread."""

import asyncio
import threading
import time

import pytest

from inspector.model.delivery import Answer, Outcome, Progress
from inspector.model.mapping import Request
from inspector.moengage.client import MoEngageClient
from inspector.sandbox import Sandbox
from inspector.sending import Plan, Run
from inspector.tasks import LoopThread
from tests.sending.runs import (
    FAST,
    accepted_by,
    held_by,
    send_all,
    some_items,
    until_accepted,
)


def test_pause_stops_and_resume_goes_on() -> None:
    """While it is paused nothing new arrives; afterwards everything does."""
    items, sandbox = some_items(200, 50), Sandbox(latency_ms=5)
    run = Run(Plan(items), FAST, connections=4)
    seen: list[int] = []

    async def meanwhile(run: Run) -> None:
        await until_accepted(run, 10)
        run.pause()
        await asyncio.sleep(0.1)
        assert run.progress().paused
        for _ in range(2):
            seen.append(sandbox.snapshot().accepted)
            await asyncio.sleep(0.1)
        run.resume()

    progress = send_all(sandbox, run, meanwhile)
    assert seen[0] == seen[1] < 400
    assert progress.accepted == 200
    assert not progress.paused


@pytest.mark.parametrize("paused", [False, True])
def test_cancel_finishes_what_is_under_way(paused: bool) -> None:
    """No request is abandoned on the wire; the rest is cancelled and says so; also when paused."""
    items, sandbox = some_items(500, 100), Sandbox(latency_ms=20)
    run = Run(Plan(items), FAST, connections=8)

    async def meanwhile(run: Run) -> None:
        await until_accepted(run, 20)
        if paused:
            run.pause()
        run.cancel()
        run.pause()

    progress = send_all(sandbox, run, meanwhile)
    assert progress.done == 500
    assert progress.accepted + progress.unsent == 500
    assert progress.unsent > 0
    assert run.reason == "You cancelled the run."
    attempts = run.attempts()
    answered = [attempt for attempt in attempts if attempt.answer is not None]
    assert len(answered) == sandbox.snapshot().accepted
    held = {user: events for user, events in held_by(sandbox).items() if events}
    assert held == accepted_by(run, items)
    cancelled = [attempt for attempt in attempts if attempt.outcome is Outcome.UNSENT]
    assert len(cancelled) == progress.unsent
    assert all("You cancelled" in attempt.sentence for attempt in cancelled)
    updated = {attempt.key for attempt in answered}
    for attempt in cancelled:
        assert ("user update was sent" in attempt.sentence) == (attempt.key in updated)


def test_cancel_before_the_start() -> None:
    """Nothing goes out."""
    sandbox, run = Sandbox(), Run(Plan(some_items(5, 5)), FAST)
    run.cancel()
    assert send_all(sandbox, run).unsent == 5
    assert sandbox.snapshot().accepted == 0


class _Hangs:
    """A client whose requests never end."""

    async def send(self, request: Request) -> Answer:
        await asyncio.Event().wait()
        raise AssertionError


def test_torn_down_every_event_still_has_an_outcome() -> None:
    """When the loop ends under a run: what was under way may have arrived, the rest did not."""
    run, thread = Run(Plan(some_items(10, 10)), FAST, connections=3), LoopThread()
    thread.start()
    thread.submit(run.run(_Hangs()))
    while run.progress().rate < 3:
        time.sleep(0.01)
    thread.stop()
    progress = run.progress()
    assert progress.finished
    assert (progress.doubt, progress.unsent) == (0, 10)  # only user updates were under way
    run.cancel()
    run.pause()


def test_from_another_thread() -> None:
    """As the window does it: run in the network thread, watched and steered from this one."""
    items, sandbox, thread = some_items(400, 40), Sandbox(latency_ms=2), LoopThread()
    run = Run(Plan(items), FAST, connections=10)

    async def send() -> Progress:
        async with MoEngageClient(sandbox.base_url, "SANDBOX", sandbox.key) as client:
            return await run.run(client)

    thread.start()
    try:
        thread.submit(sandbox.start()).result(5)
        sent = thread.submit(send())
        seen = 0
        steer = threading.Timer(0.05, lambda: (run.pause(), run.resume()))
        steer.start()
        while not sent.done():
            seen += len(run.attempts(seen))
            progress = run.progress()
            assert progress.done + progress.retrying <= progress.total
            time.sleep(0.005)
        steer.join()
        assert sent.result(5).accepted == 400
        thread.submit(sandbox.stop()).result(5)
    finally:
        thread.stop()
    assert len(run.attempts()) == 800
    assert held_by(sandbox) == accepted_by(run, items)
