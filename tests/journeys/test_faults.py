"""Whatever goes wrong: every event ends in exactly one state, the journal says the same as the run,
and what the sandbox took is what is called accepted and a part of what is called in doubt."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, replace

import pytest

from inspector.model.delivery import Outcome
from inspector.model.workspace import Secret
from inspector.moengage.client import MoEngageClient
from inspector.sandbox import Sandbox
from inspector.sending import Choices, book, conduct, ledger, parcels, run_for
from tests.sending.journals import FAST, order_for
from tests.sending.runs import SOON, some_items

EVENTS = 60
LOST = {"reset": 0.1, "lost": 0.15, "half": 0.1}


@dataclass(frozen=True)
class Trial:
    """A fault, and what must come of it besides."""

    failures: dict[str, float]
    only: set[Outcome]
    """The outcomes there may be."""
    key: str = "sandbox-key"
    base_url: str = ""
    """Where it is sent instead of the sandbox."""
    choices: Choices = FAST
    says: str = ""
    """What the reason of the run contains."""


ACCEPTED, REFUSED, DOUBT, UNSENT = (
    Outcome.ACCEPTED,
    Outcome.REFUSED,
    Outcome.DOUBT,
    Outcome.UNSENT,
)
TRIALS = {
    "429 storm, seconds left": Trial({"429": 0.5}, {ACCEPTED, UNSENT}),
    "429 storm, time of reset": Trial({"429-epoch": 0.5}, {ACCEPTED, UNSENT}),
    "500 burst": Trial({"500": 0.6}, {ACCEPTED, UNSENT}),
    "reset before it is read": Trial({"reset": 0.3}, {ACCEPTED, DOUBT, UNSENT}),
    "reset after it is read": Trial({"lost": 0.3}, {ACCEPTED, DOUBT, UNSENT}),
    "half an answer": Trial({"half": 0.3}, {ACCEPTED, DOUBT, UNSENT}),
    "stalls": Trial({"stall": 0.1}, {ACCEPTED, DOUBT, UNSENT}),
    "everything at once": Trial(
        LOST | {"429": 0.1, "500": 0.1, "stall": 0.02}, {ACCEPTED, DOUBT, UNSENT}
    ),
    "in bulk": Trial(LOST, {ACCEPTED, DOUBT, UNSENT}, choices=Choices(bulk=True, share=100)),
    "wrong key": Trial({}, {REFUSED, UNSENT}, key="wrong", says="does not accept"),
    "suspended account": Trial({"suspended": 1.0}, {REFUSED, UNSENT}, says="suspended"),
    "no such name": Trial(
        {}, {UNSENT}, base_url="http://nowhere.invalid", says="could not be found"
    ),
    "nobody listens": Trial({}, {UNSENT}, base_url="http://127.0.0.1:1", says="be reached"),
    "no TLS there": Trial({}, {UNSENT}, base_url="https://{host}", says="not to be trusted"),
}


def _send(trial: Trial, sandbox: Sandbox) -> tuple[dict[str, Outcome], str]:
    async def main() -> tuple[dict[str, Outcome], str]:
        await sandbox.start()
        try:
            there = sandbox.workspace
            order = order_for(there, some_items(EVENTS, 20), trial.choices)
            if trial.choices.bulk:
                packed = parcels.bulk(order.plan.items)
                order = replace(order, plan=replace(order.plan, packed=packed))
            run = run_for(order, SOON)
            host = there.base_url.removeprefix("http://")
            url = trial.base_url.format(host=host) or there.base_url
            async with MoEngageClient(
                url, there.workspace_id, Secret(trial.key), answer_seconds=0.5
            ) as client:
                await conduct(order, run, client)
            names = {item.key: item.name for item in order.plan.items}
            return {names[key]: outcome for key, outcome in run.outcomes().items()}, run.reason
        finally:
            await sandbox.stop()

    return asyncio.run(main())


def _agree(outcomes: dict[str, Outcome], sandbox: Sandbox) -> None:
    assert {each.name: each.outcome for each in ledger.events(1)} == outcomes
    held = Counter(e.action for user in sandbox.snapshot().users for e in user.events)
    assert not [name for name, count in held.items() if count > 1]
    accepted = {name for name, outcome in outcomes.items() if outcome is ACCEPTED}
    doubtful = {name for name, outcome in outcomes.items() if outcome is DOUBT}
    assert accepted <= set(held) <= accepted | doubtful


@pytest.mark.parametrize("name", TRIALS)
def test_trial(name: str) -> None:
    """One outcome each, the same in the book, and no event there that nobody knows of."""
    trial, sandbox = TRIALS[name], Sandbox(failures=TRIALS[name].failures, seed=11)
    outcomes, reason = _send(trial, sandbox)
    assert len(outcomes) == EVENTS
    assert set(outcomes.values()) <= trial.only
    assert trial.says in reason
    _agree(outcomes, sandbox)


@pytest.mark.parametrize("hours", [-5, 5])
def test_the_clock_jumps(hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set by an hour in the middle of a run: no wait, no limit and no state depends on it."""
    real, began = time.time, time.monotonic()

    def jumping() -> float:
        return real() + (hours * 3_600 if time.monotonic() - began > 0.3 else 0)

    monkeypatch.setattr(time, "time", jumping)
    failures = {"429": 0.1, "429-epoch": 0.1, "500": 0.1}
    sandbox = Sandbox(failures=failures, seed=2, latency_ms=20)
    outcomes, _ = _send(Trial(failures, {ACCEPTED, UNSENT}), sandbox)
    assert set(outcomes.values()) <= {ACCEPTED, UNSENT}
    assert time.monotonic() - began < 60
    _agree(outcomes, sandbox)


def test_the_disk_fills_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run stops with a sentence; nothing went out that the journal does not know."""
    real = book.connect
    connected: list[int] = []

    def tight(place: object) -> object:
        made = real(place)  # type: ignore[arg-type]
        connected.append(1)
        if len(connected) > 2:  # the run itself is written, its tries are not
            (pages,) = made.execute("PRAGMA page_count").fetchone()
            made.execute(f"PRAGMA max_page_count = {pages}")
        return made

    monkeypatch.setattr(book, "connect", tight)
    sandbox = Sandbox()
    outcomes, reason = _send(Trial({}, {ACCEPTED, UNSENT}), sandbox)
    monkeypatch.setattr(book, "connect", real)
    assert "disk is full" in reason
    known = {each.name: each.outcome for each in ledger.events(1)}
    held = {e.action for user in sandbox.snapshot().users for e in user.events}
    accepted = {name for name, outcome in outcomes.items() if outcome is ACCEPTED}
    assert held == accepted
    assert UNSENT in outcomes.values()
    assert held <= {name for name, outcome in known.items() if outcome in (ACCEPTED, DOUBT)}
