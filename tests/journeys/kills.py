"""Killing `send` while it sends, and looking what the journal knows then."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from inspector.model.delivery import Outcome
from inspector.sandbox import Sandbox
from inspector.sending import ledger
from inspector.storage import workspaces

_EVENT = (
    '{{"user_identities":{{"customer_id":"u-{user}"}},"user_attributes":{{"n":"{n}"}},"events":['
    '{{"event_type":"custom_event","data":{{"event_name":"e{n}",'
    '"timestamp_unixtime_ms":17954352{n:05}}}}}]}}\n'
)
KEY_VARIABLE = "MPARTICLE_INSPECTOR_KEY_ACME"


@dataclass(frozen=True)
class Trial:
    """What was there after a kill, and after the run went on."""

    killed_at: int
    """Events the server had by then."""
    states: Counter[Outcome]
    arrived_in_doubt: int
    """Of the events in doubt, how many the server has."""
    faults: tuple[str, ...]
    """What is not as it must be; empty where all is."""


def batches(folder: Path, events: int, users: int) -> Path:
    """A file of batches, one event each."""
    path = folder / "many.ndjson"
    text = "".join(_EVENT.format(user=n % users, n=n) for n in range(events))
    path.write_text(text, encoding="utf-8")
    return path


def save(sandbox: Sandbox) -> None:
    """The workspace of the trials; its key is in the environment."""
    os.environ[KEY_VARIABLE] = sandbox.key.reveal()
    workspaces.add(replace(sandbox.workspace, name="Acme", share=100))


class Killed(Protocol):
    """A process that can be killed."""

    def kill(self) -> None:
        """At once, without a chance to clean up."""

    def wait(self) -> None:
        """Until it is gone."""

    @property
    def alive(self) -> bool:
        """Whether it still runs."""


Start = Callable[[list[str]], Killed]
"""Starts this program with these words."""


class Command:
    """The program in a process of its own."""

    def __init__(self, words: list[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "inspector", *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)

    def wait(self) -> None:
        self._process.wait(60)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None


def kill_once(
    sandbox: Sandbox, source: Path, dice: random.Random, events: int, start: Start = Command
) -> Trial:
    """Starts a run, kills it at a random moment, and looks; then lets it go on to its end."""
    before, last = _held(sandbox), _newest()
    wanted = dice.randrange(0, events)
    how = ["--yes", "--share", "100"]
    process = start(["send", str(source), "--workspace", "Acme", "--again", *how])
    while sum((_held(sandbox) - before).values()) < wanted and process.alive:
        time.sleep(dice.random() * 0.004)
    process.kill()
    process.wait()
    killed_at = sum((_held(sandbox) - before).values())
    note = _newest()
    if note is None or note == last:  # killed before the journal had the run: nothing may be there
        held = _held(sandbox) - before
        return Trial(0, Counter(), 0, tuple(f"{name} is there unknown" for name in held))
    sent = ledger.events(note.id)
    states = Counter(each.outcome for each in sent)
    if note.ended is None:
        start(["send", "--resume", str(note.id), *how]).wait()
    held = _held(sandbox) - before
    doubtful = {each.name for each in sent if each.outcome is Outcome.DOUBT}
    faults = tuple(_faults(note.id, sent, held))
    return Trial(killed_at, states, len(doubtful & set(held)), faults)


def _faults(run: int, sent: list[ledger.Sent], held: Counter[str]) -> Iterator[str]:
    """`sent` is what was known right after the kill, `held` what is there in the end."""
    for name, count in held.items():
        if count > 1:
            yield f"{name} was taken {count} times"
    for each in sent:
        if each.outcome is not Outcome.DOUBT and each.name not in held:
            yield f"{each.name}, {each.outcome.word} after the kill, is not there in the end"
    for now, then in zip(ledger.events(run), sent, strict=True):
        known = Outcome.DOUBT if then.outcome is Outcome.DOUBT else Outcome.ACCEPTED
        if now.outcome is not known:
            yield f"{now.name}, {then.outcome.word} after the kill, is {now.outcome.word} now"


def _newest() -> ledger.RunNote | None:
    return next(iter(ledger.runs(1)), None)


def _held(sandbox: Sandbox) -> Counter[str]:
    return Counter(e.action for user in sandbox.snapshot().users for e in user.events)
