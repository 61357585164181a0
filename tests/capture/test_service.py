"""The process in which a capture listens."""

import multiprocessing
from pathlib import Path

import httpx

from inspector.capture import HOST
from inspector.capture.orders import Allow, Done, Started, Told
from inspector.capture.service import serve
from tests.capture.servers import BATCH, lines

PATIENCE = 20


def test_it_ends_when_nobody_is_there_any_more(tmp_path: Path) -> None:
    """Started, it obeys, tells what came, and goes when the other side has gone."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    path = tmp_path / "a.ndjson"
    process = context.Process(target=serve, args=(there, str(path), 0, HOST))
    process.start()
    there.close()
    started = here.recv()
    assert isinstance(started, Started)
    httpx.post(f"http://{HOST}:{started.port}/v2/events", content=BATCH)
    here.send(Allow("a.test"))
    seen = []
    while not any(isinstance(each, Told) and each.report.counts.taken for each in seen) or (
        Done() not in seen
    ):
        assert here.poll(PATIENCE)
        seen.append(here.recv())
    here.close()
    process.join(PATIENCE)

    assert process.exitcode == 0
    assert len(lines(path)) == 1
    process.close()
