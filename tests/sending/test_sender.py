"""A run against the real sandbox over real sockets: nothing is lost, nothing is told wrongly."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from inspector.model.delivery import Answer, EventKey, Item, Outcome, Progress
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage.client import MoEngageClient
from inspector.moengage.errors import NotReachable
from inspector.sandbox import Sandbox
from inspector.sending import Plan, Run
from inspector.sending.backoff import Backoff
from inspector.tasks import LoopThread

FAST = 600_000
"""Requests a minute: no wait in a test that is not about the rate."""
SOON = Backoff(first=0.01)


def _user(user: str, n: int) -> Request:
    body = {"type": "customer", "customer_id": user, "attributes": {"n": n}}
    return Request("customer", body)  # type: ignore[arg-type]


def _event(user: str, n: int, time: str = "2026-11-20T10:00:00Z") -> Request:
    action = {"action": f"e{n}", "attributes": {"n": n}, "current_time": time}
    return Request("event", {"type": "event", "customer_id": user, "actions": [action]})  # type: ignore[list-item]


def _items(events: int, users: int) -> tuple[Item, ...]:
    """Events of several users in turn, each with its user update."""
    return tuple(
        Item(EventKey(1, n, 0), f"user-{n % users}", (_user(name, n), _event(name, n)))
        for n in range(events)
        for name in [f"user-{n % users}"]
    )


def _send(
    sandbox: Sandbox,
    run: Run,
    meanwhile: Callable[[Run], Awaitable[None]] | None = None,
    key: Secret | None = None,
) -> Progress:
    async def main() -> Progress:
        await sandbox.start()
        try:
            workspace = sandbox.workspace
            async with MoEngageClient(
                workspace.base_url, workspace.workspace_id, key or sandbox.key, answer_seconds=0.5
            ) as client:
                work: list[Awaitable[Any]] = [run.run(client)]
                if meanwhile:
                    work.append(meanwhile(run))
                return (await asyncio.gather(*work))[0]  # type: ignore[no-any-return]
        finally:
            await sandbox.stop()

    return asyncio.run(main())


async def _until_accepted(run: Run, events: int) -> None:
    while run.progress().accepted < events:  # noqa: ASYNC110  (a run is polled, as the window does)
        await asyncio.sleep(0.01)


def _held(sandbox: Sandbox) -> dict[str, list[str]]:
    return {
        user.customer_id: [event.action for event in user.events]
        for user in sandbox.snapshot().users
    }


def _accepted(run: Run, items: tuple[Item, ...]) -> dict[str, list[str]]:
    """The events the run says were accepted, by user, in the plan's order."""
    outcomes, users = run.outcomes(), dict[str, list[str]]()
    for item in items:
        if outcomes[item.key] is Outcome.ACCEPTED:
            users.setdefault(item.user, []).append(f"e{item.key.record}")
    return users


def test_everything_arrives_in_each_users_order() -> None:
    """Users in parallel, the events of one in order, the user update before its event."""
    items, sandbox = _items(300, 7), Sandbox()
    run = Run(Plan(items), FAST, family_limits={})
    progress = _send(sandbox, run)
    assert (progress.total, progress.accepted, progress.done) == (300, 300, 300)
    assert progress.finished
    assert _held(sandbox) == _accepted(run, items)
    attempts = run.attempts()
    assert len(attempts) == 600
    for item in items:
        mine = [attempt.family for attempt in attempts if attempt.key == item.key]
        assert mine == ["customer", "event"]


@pytest.mark.parametrize(
    "failures",
    [
        {"429": 0.3},
        {"500": 0.3},
        {"reset": 0.3},
        {"stall": 0.02},
        {"429": 0.1, "500": 0.1, "reset": 0.1, "stall": 0.01},
    ],
    ids=str,
)
def test_through_trouble(failures: dict[str, float]) -> None:
    """Each event ends in exactly one outcome, and what the run calls accepted is what the sandbox
    holds, in order, once."""
    items, sandbox = _items(120, 40), Sandbox(failures=failures, seed=3)
    run = Run(Plan(items), FAST, connections=60, backoff=SOON, family_limits={})
    progress = _send(sandbox, run)
    assert progress.done == progress.total == 120
    assert progress.retrying == progress.cancelled == progress.refused == 0
    assert set(run.outcomes().values()) <= {Outcome.ACCEPTED, Outcome.FAILED}
    held = _held(sandbox)
    assert {user: events for user, events in held.items() if events} == _accepted(run, items)
    attempts = run.attempts()
    assert any(attempt.outcome is Outcome.RETRYING for attempt in attempts)
    assert max(attempt.number for attempt in attempts) <= 5
    assert len(attempts) == sandbox.snapshot().accepted + sum(
        attempt.outcome is not Outcome.ACCEPTED for attempt in attempts
    )


def test_a_real_rate_limit_is_waited_out() -> None:
    """The server takes 40 events a window; every event arrives, and after a refusal the whole
    family waits: no try runs into the same closed window twice."""
    items = tuple(
        Item(EventKey(1, n, 0), f"user-{n}", (_event(f"user-{n}", n),)) for n in range(100)
    )
    sandbox = Sandbox(limits={"event": 40}, window_seconds=1.0)
    run = Run(Plan(items), FAST, connections=10, family_limits={})
    assert _send(sandbox, run).accepted == 100
    assert max(attempt.number for attempt in run.attempts()) <= 3
    assert sandbox.snapshot().refused > 0


def test_every_try_takes_a_token() -> None:
    """Retries count against the limit as first tries do."""
    items = tuple(Item(EventKey(1, n, 0), f"u-{n}", (_event(f"u-{n}", n),)) for n in range(20))
    sandbox = Sandbox(failures={"500": 0.5}, seed=1)
    run = Run(Plan(items), 1_200, backoff=SOON, family_limits={})
    progress = _send(sandbox, run)
    attempts = sorted(attempt.started for attempt in run.attempts())
    assert progress.rate == len(attempts) > 20
    assert attempts[-1] - attempts[0] >= (len(attempts) - 11) * 60 / 1_200


def test_pause_stops_and_resume_goes_on() -> None:
    """While it is paused nothing new arrives; afterwards everything does."""
    items, sandbox = _items(200, 50), Sandbox(latency_ms=5)
    run = Run(Plan(items), FAST, connections=4, family_limits={})
    seen: list[int] = []

    async def meanwhile(run: Run) -> None:
        await _until_accepted(run, 10)
        run.pause()
        await asyncio.sleep(0.1)
        assert run.progress().paused
        for _ in range(2):
            seen.append(sandbox.snapshot().accepted)
            await asyncio.sleep(0.1)
        run.resume()

    progress = _send(sandbox, run, meanwhile)
    assert seen[0] == seen[1] < 400
    assert progress.accepted == 200
    assert not progress.paused


@pytest.mark.parametrize("paused", [False, True])
def test_cancel_finishes_what_is_under_way(paused: bool) -> None:
    """No request is abandoned on the wire; the rest is cancelled and says so; also when paused."""
    items, sandbox = _items(500, 100), Sandbox(latency_ms=20)
    run = Run(Plan(items), FAST, connections=8, family_limits={})

    async def meanwhile(run: Run) -> None:
        await _until_accepted(run, 20)
        if paused:
            run.pause()
        run.cancel()
        run.pause()

    progress = _send(sandbox, run, meanwhile)
    assert progress.done == 500
    assert progress.accepted + progress.cancelled == 500
    assert progress.cancelled > 0
    assert run.reason == "You cancelled the run."
    attempts = run.attempts()
    answered = [attempt for attempt in attempts if attempt.answer is not None]
    assert len(answered) == sandbox.snapshot().accepted
    held = {user: events for user, events in _held(sandbox).items() if events}
    assert held == _accepted(run, items)
    cancelled = [attempt for attempt in attempts if attempt.outcome is Outcome.CANCELLED]
    assert len(cancelled) == progress.cancelled
    assert all("You cancelled" in attempt.sentence for attempt in cancelled)
    halves = [attempt for attempt in cancelled if attempt.family == "event"]
    assert all("user update was sent" in attempt.sentence for attempt in halves)


def test_cancel_before_the_start() -> None:
    """Nothing goes out."""
    sandbox, run = Sandbox(), Run(Plan(_items(5, 5)), FAST)
    run.cancel()
    assert _send(sandbox, run).cancelled == 5
    assert sandbox.snapshot().accepted == 0


def test_a_refused_event_does_not_hold_up_the_next() -> None:
    """MoEngage's no is final for that event only."""
    bad = Request("event", {"type": "event", "customer_id": "u", "actions": []})
    items = (
        Item(EventKey(1, 0, 0), "u", (bad,)),
        Item(EventKey(1, 1, 0), "u", (_event("u", 1),)),
    )
    sandbox, run = Sandbox(), Run(Plan(items), FAST)
    progress = _send(sandbox, run)
    assert (progress.refused, progress.accepted) == (1, 1)
    assert "actions can not be empty Array" in run.attempts()[0].sentence
    assert run.attempts()[0].number == 1


def test_without_its_user_update_an_event_stays() -> None:
    """A refused user update holds its event back, and the sentence says so."""
    bad = Request("customer", {"type": "customer", "customer_id": ""})
    items = (Item(EventKey(1, 0, 0), "u", (bad, _event("u", 0))),)
    sandbox, run = Sandbox(), Run(Plan(items), FAST)
    assert _send(sandbox, run).refused == 1
    (attempt,) = run.attempts()
    assert "held back" in attempt.sentence
    assert sandbox.snapshot().events == 0


def test_a_wrong_key_stops_the_run() -> None:
    """A handful of refusals, not one for every event; the reason is MoEngage's with ours."""
    sandbox = Sandbox()
    run = Run(Plan(_items(200, 200)), FAST, connections=5, family_limits={})
    progress = _send(sandbox, run, key=Secret("wrong"))
    assert 1 <= progress.refused <= 5
    assert progress.refused + progress.cancelled == 200
    assert "App Secret key mismatch" in run.reason


class _Nobody:
    """A client that never finds its server."""

    def __init__(self) -> None:
        self.calls = 0

    async def send(self, request: Request) -> Answer:
        self.calls += 1
        raise NotReachable("h", "connection refused")


def test_nobody_there_stops_the_run() -> None:
    """When all tries of a request found no server, and no other did either, the rest is not
    tried."""
    client, run = _Nobody(), Run(Plan(_items(100, 100)), FAST, connections=3, backoff=SOON)
    progress = asyncio.run(run.run(client))
    assert progress.failed >= 1
    assert progress.failed + progress.cancelled == 100
    assert client.calls <= 15
    assert "could not be reached" in run.reason


class _Hangs:
    """A client whose requests never end."""

    async def send(self, request: Request) -> Answer:
        await asyncio.Event().wait()
        raise AssertionError


def test_torn_down_every_event_still_has_an_outcome() -> None:
    """When the loop ends under a run: what was under way may have arrived, the rest did not."""
    run, thread = Run(Plan(_items(10, 10)), FAST, connections=3), LoopThread()
    thread.start()
    thread.submit(run.run(_Hangs()))
    while run.progress().rate < 3:
        time.sleep(0.01)
    thread.stop()
    progress = run.progress()
    assert progress.finished
    assert (progress.failed, progress.cancelled) == (3, 7)
    run.cancel()
    run.pause()


class _Broken:
    """A client with a bug."""

    async def send(self, request: Request) -> Answer:
        raise ZeroDivisionError


def test_a_bug_is_raised_and_nothing_stays_open() -> None:
    """The caller gets the exception, each event an outcome."""
    run = Run(Plan(_items(10, 10)), FAST, connections=3)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(run.run(_Broken()))
    assert run.progress().done == 10


def test_from_another_thread() -> None:
    """As the window does it: run in the network thread, watched and steered from this one."""
    items, sandbox, thread = _items(400, 40), Sandbox(latency_ms=2), LoopThread()
    run = Run(Plan(items), FAST, connections=10, family_limits={})

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
    assert _held(sandbox) == _accepted(run, items)


def test_an_empty_plan_ends_at_once() -> None:
    """Nothing to do is done."""
    assert asyncio.run(Run(Plan(())).run(_Nobody())).finished
