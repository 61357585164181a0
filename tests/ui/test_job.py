"""Work in a thread is handed over step by step."""

import threading
from collections.abc import Iterator

import pytest

from inspector.index.files import Gate
from inspector.index.source import Chunk, Source, State
from inspector.ui.job import AHEAD, End, Job, sentence


def _steps(count: int) -> Iterator[Chunk]:
    for number in range(count):
        yield Chunk((), (), number)


def test_a_worker_is_only_a_few_steps_ahead() -> None:
    """It waits until somebody takes what there is."""
    told: list[object] = []
    job = Job(Source(1, "a", 9), lambda gate: _steps(AHEAD + 2))
    worker = threading.Thread(target=lambda: told.append(job.hand_over(told.append)))
    worker.start()
    while len(told) < AHEAD:
        threading.Event().wait(0.001)
    assert worker.is_alive()
    assert len(told) == AHEAD
    for _ in range(2):
        job.room.release()
    worker.join()
    assert told[-1] == End(State.READY)


def test_a_stopped_job_says_so() -> None:
    """And tells nothing more."""
    told: list[object] = []
    job = Job(Source(1, "a", 9), lambda gate: _steps(2))
    job.stop()
    assert job.hand_over(told.append) == End(State.STOPPED)
    assert told == []


def test_what_fails_is_a_sentence(caplog: pytest.LogCaptureFixture) -> None:
    """Of the file, or of this program's own fault."""

    def gone(gate: Gate) -> Iterator[Chunk]:
        raise FileNotFoundError
        yield

    def broken(gate: Gate) -> Iterator[Chunk]:
        raise TypeError("a bug")
        yield

    assert "no such file" in Job(Source(1, "a", 9), gone).hand_over(print).error
    end = Job(Source(1, "a", 9), broken).hand_over(print)
    assert (end.state, "a bug" in end.error) == (State.FAILED, True)
    assert "could not be read" in caplog.text


def test_every_failure_of_a_file_says_what_to_do() -> None:
    """Also one nobody thought of."""
    for error in (FileNotFoundError(), IsADirectoryError(), PermissionError(), OSError(5, "Input")):
        assert sentence(error).count(".") >= 2
