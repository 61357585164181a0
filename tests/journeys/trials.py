"""What can go wrong while events are sent, and how it is looked at afterwards."""

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from inspector.model.delivery import Outcome
from inspector.model.workspace import Secret
from inspector.moengage.client import MoEngageClient
from inspector.sandbox import Sandbox
from inspector.sending import Choices, book, conduct, ledger, parcels, run_for
from tests.sending.journals import FAST, order_for
from tests.sending.runs import SOON, some_items

EVENTS = 60
MIXED = {"429": 0.1, "429-epoch": 0.1, "500": 0.1}
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
    answer_seconds: float = 0.5
    """How long an answer is waited for."""
    upset: Callable[[pytest.MonkeyPatch], None] = lambda _: None
    """What happens to this machine meanwhile."""
    latency_ms: int = 0


def jump(patch: pytest.MonkeyPatch, hours: int) -> None:
    """Sets the clock in the middle of a run."""
    real, began = time.time, time.monotonic()
    patch.setattr(
        time, "time", lambda: real() + (hours * 3_600 if time.monotonic() - began > 0.3 else 0)
    )


def fill_the_disk(patch: pytest.MonkeyPatch) -> None:
    """The run itself is written, its tries are not."""
    real, connected = book.connect, [0]

    def tight(place: Path) -> sqlite3.Connection:
        made = real(place)
        connected[0] += 1
        if connected[0] > 2:
            (pages,) = made.execute("PRAGMA page_count").fetchone()
            made.execute(f"PRAGMA max_page_count = {pages}")
        return made

    patch.setattr(book, "connect", tight)


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
    "clock set back": Trial(MIXED, {ACCEPTED, UNSENT}, upset=lambda p: jump(p, -5), latency_ms=20),
    "clock set on": Trial(MIXED, {ACCEPTED, UNSENT}, upset=lambda p: jump(p, 5), latency_ms=20),
    "full disk": Trial({}, {ACCEPTED, UNSENT}, says="disk is full", upset=fill_the_disk),
    "no TLS there": Trial({}, {UNSENT}, base_url="https://{host}", says="not to be trusted"),
}


def sandbox_for(trial: Trial) -> Sandbox:
    """The same failures every time."""
    return Sandbox(failures=trial.failures, seed=11, latency_ms=trial.latency_ms)


def send(trial: Trial, sandbox: Sandbox) -> tuple[dict[str, Outcome], str]:
    """The outcome of each event by its name, and why the run ended early."""

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
                url, there.workspace_id, Secret(trial.key), answer_seconds=trial.answer_seconds
            ) as client:
                await conduct(order, run, client)
            names = {item.key: item.name for item in order.plan.items}
            return {names[key]: outcome for key, outcome in run.outcomes().items()}, run.reason
        finally:
            await sandbox.stop()

    return asyncio.run(main())


def agree(outcomes: dict[str, Outcome], sandbox: Sandbox, *, same: bool = True) -> None:
    """The journal says the same as the run, and the sandbox has what is called accepted and a part
    of what is called in doubt, each once."""
    known = {each.name: each.outcome for each in ledger.events(1)}
    # A full disk may keep the last word of a try out of the journal: then it is in doubt there.
    others = {known[name] for name in known if known[name] is not outcomes[name]}
    assert others <= (set() if same else {DOUBT})
    held = Counter(e.action for user in sandbox.snapshot().users for e in user.events)
    assert not [name for name, count in held.items() if count > 1]
    accepted = {name for name, outcome in outcomes.items() if outcome is ACCEPTED}
    doubtful = {name for name, outcome in outcomes.items() if outcome is DOUBT}
    assert accepted <= set(held) <= accepted | doubtful
