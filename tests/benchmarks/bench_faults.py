"""Every fault once: what became of the events, and what the sandbox has. A table in Markdown.

python -m tests.benchmarks.bench_faults [KILLS]
"""

import os
import random
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.model.delivery import Outcome
from inspector.sandbox import Sandbox
from tests.benchmarks.bench_kills import Forked, preload
from tests.cli.servers import running
from tests.journeys.kills import batches, kill_once, save
from tests.journeys.trials import EVENTS, TRIALS, Trial, agree, sandbox_for, send

LONG = {"30 s stalls": replace(TRIALS["stalls"], failures={"stall": 0.03}, answer_seconds=30.0)}
KILLED = 150
_ORDER = (Outcome.UNSENT, Outcome.ACCEPTED, Outcome.REFUSED, Outcome.DOUBT)


def _row(name: str, events: int, found: Counter[Outcome], held: int, says: str = "") -> None:
    numbers = " | ".join(f"{number:,}" for number in (events, *(found[o] for o in _ORDER), held))
    print(f"| {name} | {numbers} | {says or 'agrees'} |", flush=True)


def _try(name: str, trial: Trial) -> None:
    sandbox = sandbox_for(trial)
    with tempfile.TemporaryDirectory() as home, pytest.MonkeyPatch.context() as patch:
        os.environ["MPARTICLE_INSPECTOR_HOME"] = home
        trial.upset(patch)
        outcomes, _ = send(trial, sandbox)
        patch.undo()
        says = ""
        try:
            agree(outcomes, sandbox, same=name != "full disk")
        except AssertionError as fault:
            says = f"DOES NOT AGREE {fault}"
    _row(name, EVENTS, Counter(outcomes.values()), sandbox.snapshot().events, says)


def _kill(kills: int) -> None:
    dice, states, arrived, faults = random.Random(), Counter[Outcome](), 0, 0
    with tempfile.TemporaryDirectory() as home:
        os.environ["MPARTICLE_INSPECTOR_HOME"] = home
        source = batches(Path(home), KILLED, 75)
        with running(Sandbox(latency_ms=15)) as sandbox:
            save(sandbox)
            preload()
            for _ in range(kills):
                trial = kill_once(sandbox, source, dice, KILLED, Forked)
                states += trial.states
                arrived += trial.arrived_in_doubt
                faults += bool(trial.faults)
    held = states[Outcome.ACCEPTED] + arrived
    says = f"{faults} DO NOT AGREE" if faults else ""
    _row(f"kill -9, {kills} times", sum(states.values()), states, held, says)


def main(kills: int) -> None:
    """Prints a row a trial."""
    print("| trial | events | not sent | accepted | refused | in doubt | sandbox took | |")
    print("|---|---|---|---|---|---|---|---|")
    for name, trial in (TRIALS | LONG).items():
        _try(name, trial)
    if kills:
        _kill(kills)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
