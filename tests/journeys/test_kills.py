"""Killed at any moment, the program knows of every event what became of it, and goes on."""

import random
import signal
from pathlib import Path

import pytest

from inspector.sandbox import Sandbox
from tests.cli.servers import running
from tests.journeys.kills import KEY_VARIABLE, batches, kill_once, save

EVENTS = 60


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_while_sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is there twice, what was called accepted is there, and the resumed run brings all but
    what was in doubt. (Two hundred kills: tests/benchmarks/bench_kills.py.)"""
    monkeypatch.setenv(KEY_VARIABLE, "")  # `save` sets it; the end of the test takes it back
    dice = random.Random(7)
    source = batches(tmp_path, EVENTS, 30)
    with running(Sandbox(latency_ms=15)) as sandbox:
        save(sandbox)
        trials = [kill_once(sandbox, source, dice, EVENTS) for _ in range(3)]
    assert [trial.faults for trial in trials] == [()] * 3
    assert any(0 < trial.killed_at < EVENTS for trial in trials)
