"""Two hundred kills while sending: what the journal knew each time.

python -m tests.benchmarks.bench_kills [KILLS]
"""

import multiprocessing
import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

from inspector.model.delivery import Outcome
from inspector.sandbox import Sandbox
from tests.cli.servers import running
from tests.journeys.kills import batches, kill_once, save

EVENTS = 150
_FORKS = multiprocessing.get_context("forkserver")
"""Processes that have imported everything already: two hundred cold starts take half an hour."""


class Forked:
    """The program's main function in a forked process."""

    def __init__(self, words: list[str]) -> None:
        self._process = _FORKS.Process(target=_quietly, args=(words,))
        self._process.start()

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> None:
        self._process.join(60)

    @property
    def alive(self) -> bool:
        return self._process.is_alive()


def _quietly(words: list[str]) -> None:
    from inspector.cli import main as command

    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        sys.stdout = sys.stderr = nowhere
        command(words)


def preload() -> None:
    """What every forked process has imported already."""
    _FORKS.set_forkserver_preload(["inspector.cli.send", "inspector.moengage.client"])


def main(kills: int) -> None:
    """Prints a line for the faults, and the sums."""
    dice, states, arrived, faults = random.Random(), Counter[Outcome](), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MPARTICLE_INSPECTOR_HOME"] = folder
        source = batches(Path(folder), EVENTS, 75)
        with running(Sandbox(latency_ms=15)) as sandbox:
            save(sandbox)
            preload()
            for number in range(kills):
                trial = kill_once(sandbox, source, dice, EVENTS, Forked)
                states += trial.states
                arrived += trial.arrived_in_doubt
                faults += bool(trial.faults)
                for fault in trial.faults:
                    print(f"kill {number}: {fault}", flush=True)
    words = ", ".join(f"{count:,} {outcome.word}" for outcome, count in states.items())
    print(f"{kills} kills, {faults} with a fault; right after the kill: {words}")
    print(f"of the events in doubt {arrived:,} had arrived")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
