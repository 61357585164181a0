"""A run against the real sandbox over real sockets: nothing is lost, nothing is told wrongly."""

import asyncio

import pytest

from inspector.model.delivery import Answer, EventKey, Item, Outcome
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage.errors import NotReachable
from inspector.sandbox import Sandbox
from inspector.sending import Plan, Run
from tests.sending.runs import (
    FAST,
    SOON,
    accepted_by,
    event_of,
    held_by,
    send_all,
    some_items,
)


def test_everything_arrives_in_each_users_order() -> None:
    """Users in parallel, the events of one in order, the user update before its event."""
    items, sandbox = some_items(300, 7), Sandbox()
    run = Run(Plan(items), FAST, family_limits={})
    progress = send_all(sandbox, run)
    assert (progress.total, progress.accepted, progress.done) == (300, 300, 300)
    assert progress.finished
    assert held_by(sandbox) == accepted_by(run, items)
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
    items, sandbox = some_items(120, 40), Sandbox(failures=failures, seed=3)
    run = Run(Plan(items), FAST, connections=60, backoff=SOON, family_limits={})
    progress = send_all(sandbox, run)
    assert progress.done == progress.total == 120
    assert progress.retrying == progress.cancelled == progress.refused == 0
    assert set(run.outcomes().values()) <= {Outcome.ACCEPTED, Outcome.FAILED}
    held = held_by(sandbox)
    assert {user: events for user, events in held.items() if events} == accepted_by(run, items)
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
        Item(EventKey(1, n, 0), f"user-{n}", (event_of(f"user-{n}", n),)) for n in range(100)
    )
    sandbox = Sandbox(limits={"event": 40}, window_seconds=1.0)
    run = Run(Plan(items), FAST, connections=10, family_limits={})
    assert send_all(sandbox, run).accepted == 100
    assert max(attempt.number for attempt in run.attempts()) <= 3
    assert sandbox.snapshot().refused > 0


def test_every_try_takes_a_token() -> None:
    """Retries count against the limit as first tries do."""
    items = tuple(Item(EventKey(1, n, 0), f"u-{n}", (event_of(f"u-{n}", n),)) for n in range(20))
    sandbox = Sandbox(failures={"500": 0.5}, seed=1)
    run = Run(Plan(items), 1_200, backoff=SOON, family_limits={})
    progress = send_all(sandbox, run)
    attempts = sorted(attempt.started for attempt in run.attempts())
    assert progress.rate == len(attempts) > 20
    assert attempts[-1] - attempts[0] >= (len(attempts) - 11) * 60 / 1_200


def test_a_refused_event_does_not_hold_up_the_next() -> None:
    """MoEngage's no is final for that event only."""
    bad = Request("event", {"type": "event", "customer_id": "u", "actions": []})
    items = (
        Item(EventKey(1, 0, 0), "u", (bad,)),
        Item(EventKey(1, 1, 0), "u", (event_of("u", 1),)),
    )
    sandbox, run = Sandbox(), Run(Plan(items), FAST)
    progress = send_all(sandbox, run)
    assert (progress.refused, progress.accepted) == (1, 1)
    assert "actions can not be empty Array" in run.attempts()[0].sentence
    assert run.attempts()[0].number == 1


def test_without_its_user_update_an_event_stays() -> None:
    """A refused user update holds its event back, and the sentence says so."""
    bad = Request("customer", {"type": "customer", "customer_id": ""})
    items = (Item(EventKey(1, 0, 0), "u", (bad, event_of("u", 0))),)
    sandbox, run = Sandbox(), Run(Plan(items), FAST)
    assert send_all(sandbox, run).refused == 1
    (attempt,) = run.attempts()
    assert "held back" in attempt.sentence
    assert sandbox.snapshot().events == 0


def test_a_wrong_key_stops_the_run() -> None:
    """A handful of refusals, not one for every event; the reason is MoEngage's with ours."""
    sandbox = Sandbox()
    run = Run(Plan(some_items(200, 200)), FAST, connections=5, family_limits={})
    progress = send_all(sandbox, run, key=Secret("wrong"))
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
    client, run = _Nobody(), Run(Plan(some_items(100, 100)), FAST, connections=3, backoff=SOON)
    progress = asyncio.run(run.run(client))
    assert progress.failed >= 1
    assert progress.failed + progress.cancelled == 100
    assert client.calls <= 15
    assert "could not be reached" in run.reason


class _Broken:
    """A client with a bug."""

    async def send(self, request: Request) -> Answer:
        raise ZeroDivisionError


def test_a_bug_is_raised_and_nothing_stays_open() -> None:
    """The caller gets the exception, each event an outcome."""
    run = Run(Plan(some_items(10, 10)), FAST, connections=3)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(run.run(_Broken()))
    assert run.progress().done == 10


def test_an_empty_plan_ends_at_once() -> None:
    """Nothing to do is done."""
    assert asyncio.run(Run(Plan(())).run(_Nobody())).finished
