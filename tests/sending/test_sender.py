"""A run against the real sandbox over real sockets: nothing is lost, nothing is told wrongly."""

import asyncio
from collections import Counter

import pytest

from inspector.model.delivery import Answer, EventKey, Item, Outcome
from inspector.model.mapping import Request
from inspector.model.workspace import Secret
from inspector.moengage.errors import NotReachable
from inspector.moengage.tables import UserLimit
from inspector.sandbox import Sandbox
from inspector.sending import Limits, Plan, Run
from tests.sending.runs import (
    FAST,
    SOON,
    accepted_by,
    event_of,
    events_by,
    held_by,
    send_all,
    some_items,
)


def test_everything_arrives_in_each_users_order() -> None:
    """Users in parallel, the events of one in order, the user update before its event."""
    items, sandbox = some_items(300, 7), Sandbox()
    run = Run(Plan(items), FAST)
    progress = send_all(sandbox, run)
    assert (progress.total, progress.accepted, progress.done) == (300, 300, 300)
    assert progress.finished
    assert held_by(sandbox) == accepted_by(run, items)
    attempts = run.attempts()
    assert len(attempts) == 600
    for item in items:
        mine = [attempt.family for attempt in attempts if attempt.key == item.key]
        assert mine == ["customer", "event"]


TROUBLES = [
    {"429": 0.3},
    {"429-epoch": 0.3},
    {"500": 0.3},
    {"reset": 0.3},
    {"lost": 0.3},
    {"half": 0.3},
    {"stall": 0.02},
    {"429": 0.1, "500": 0.1, "reset": 0.1, "lost": 0.1, "half": 0.1, "stall": 0.01},
]


@pytest.mark.parametrize("failures", TROUBLES, ids=str)
def test_through_trouble(failures: dict[str, float]) -> None:
    """Each event ends in exactly one outcome; what the sandbox holds is what the run calls accepted
    and a part of what it calls in doubt, in order, once."""
    items, sandbox = some_items(120, 40), Sandbox(failures=failures, seed=3)
    run = Run(Plan(items), FAST, connections=60, backoff=SOON)
    progress = send_all(sandbox, run)
    assert progress.done == progress.total == 120
    assert progress.retrying == 0
    assert progress.refused == 0
    held, doubtful = held_by(sandbox), events_by(run, items, Outcome.DOUBT)
    for user, accepted in events_by(run, items, Outcome.ACCEPTED).items():
        there = [event for event in held.get(user, []) if event not in doubtful.get(user, [])]
        assert there == accepted
    assert len(set(map(str, held.values()))) == len(held)
    everything = [event for events in held.values() for event in events]
    assert len(everything) == len(set(everything))
    attempts = run.attempts()
    assert max(attempt.number for attempt in attempts) <= 5
    twice = Counter((attempt.key, attempt.family) for attempt in attempts if attempt.answer is None)
    assert all(count == 1 for (_, family), count in twice.items() if family == "event")


def test_asked_to_it_repeats_what_may_have_arrived() -> None:
    """Then an event whose answer was lost is sent once more, and may be there twice."""
    items = tuple(Item(EventKey(1, n, 0), f"u-{n}", (event_of(f"u-{n}", n),)) for n in range(40))
    sandbox = Sandbox(failures={"lost": 0.4}, seed=5)
    run = Run(Plan(items), FAST, connections=20, backoff=SOON, repeat=True)
    progress = send_all(sandbox, run)
    assert progress.accepted + progress.doubt == 40
    assert progress.accepted > 30
    assert sandbox.snapshot().events > 40


def test_it_stops_after_so_many_failures() -> None:
    """What is under way ends, the rest stays; the reason is told."""
    items = tuple(Item(EventKey(1, n, 0), "u", (event_of("u", n),)) for n in range(40))
    sandbox = Sandbox(failures={"lost": 1.0})
    run = Run(Plan(items), FAST, stop_after=3)
    progress = send_all(sandbox, run)
    assert (progress.doubt, progress.unsent) == (3, 37)
    assert "after 3" in run.reason


def test_one_user_gets_no_more_than_a_user_may() -> None:
    """The fair usage limit holds for each user, however many requests there may be in all."""
    items = tuple(Item(EventKey(1, n, 0), "u", (event_of("u", n),)) for n in range(30))
    run = Run(Plan(items), Limits(600_000, users=(UserLimit(1_200, 1, "a minute", "an hour"),)))
    send_all(Sandbox(), run)
    times = sorted(attempt.started for attempt in run.attempts())
    assert times[-1] - times[0] >= (30 - 11) * 60 / 1_200


def test_a_real_rate_limit_is_waited_out() -> None:
    """The server takes 40 events a window; every event arrives, and after a refusal the whole
    family waits: no try runs into the same closed window twice."""
    items = tuple(
        Item(EventKey(1, n, 0), f"user-{n}", (event_of(f"user-{n}", n),)) for n in range(100)
    )
    sandbox = Sandbox(limits={"event": 40}, window_seconds=1.0)
    run = Run(Plan(items), FAST, connections=10)
    assert send_all(sandbox, run).accepted == 100
    assert max(attempt.number for attempt in run.attempts()) <= 3
    assert sandbox.snapshot().refused > 0


def test_every_try_takes_a_token() -> None:
    """Retries count against the limit as first tries do."""
    items = tuple(Item(EventKey(1, n, 0), f"u-{n}", (event_of(f"u-{n}", n),)) for n in range(20))
    sandbox = Sandbox(failures={"500": 0.5}, seed=1)
    run = Run(Plan(items), Limits(1_200), backoff=SOON)
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
    run = Run(Plan(some_items(200, 200)), FAST, connections=5)
    progress = send_all(sandbox, run, key=Secret("wrong"))
    assert 1 <= progress.refused <= 5
    assert progress.refused + progress.unsent == 200
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
    assert progress.unsent == 100
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
