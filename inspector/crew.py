"""Several processes for one kind of work: tasks go out, answers come back in their order.

Each has an interpreter of its own, so that the work neither takes turns with the window nor is held
back by one core. Only values cross over, and the names of what answers them.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, Generic, NamedTuple, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

AHEAD_OF_ALL = 4
"""Answers for each process that wait for an earlier one: then the others rest."""
PATIENCE = 5.0
"""Seconds until a process that was told to end is ended."""


class Done(NamedTuple, Generic[Task, Answer]):
    """A task with its answer."""

    worker: int
    """Which process it was, from 0: each may number what it has met for itself."""
    task: Task
    answer: Answer


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    given: deque[list[Any]] = field(default_factory=deque)
    """Task and answer, for those without an answer."""


class Crew(Generic[Task, Answer]):
    """The processes. In each, the context of `make(*of)` is what answers its tasks; all of it must
    be picklable. Raises OSError where no process can be had, or one ends before its work."""

    def __init__(
        self,
        size: int,
        make: Callable[..., AbstractContextManager[Callable[[Task], Answer]]],
        of: tuple[object, ...],
        name: str,
        ahead: int = 1,
        nice: int = 0,
    ) -> None:
        """`ahead`: tasks a process is given before it has answered the first. More than one only
        for tasks of a few kilobytes: a pipe that is full in both directions stands still.
        `nice`: how far the processes stand back behind others (`os.nice`)."""
        self._ahead = ahead
        context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        for _ in range(size):
            here, there = context.Pipe()
            process = context.Process(
                target=_serve, args=(there, make, of, nice), name=name, daemon=True
            )
            process.start()
            there.close()
            self._workers.append(_Worker(process, here))

    def __enter__(self) -> "Crew[Task, Answer]":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Ends the processes, also those at work."""
        for worker in self._workers:
            worker.pipe.close()
            if any(worker.given):
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(PATIENCE)
            if worker.process.is_alive():
                worker.process.terminate()
                worker.process.join()
            worker.process.close()

    def work(
        self, tasks: Iterable[Task], stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[Done[Task, Answer]]:
        """The tasks with their answers, in order. Ends early once `stopped` says so."""
        left = iter(tasks)
        order: deque[tuple[int, list[Any]]] = deque()
        try:
            while not stopped():
                self._give(left, order)
                if not order:
                    return
                number, first = order[0]
                if len(first) < 2:
                    self._gather()
                    continue
                order.popleft()
                self._give(left, order)
                yield Done(number, first[0], first[1])
        except (EOFError, ConnectionError) as error:
            raise OSError("a process ended before its work was done") from error

    def _give(self, left: Iterator[Task], order: deque[tuple[int, list[Any]]]) -> None:
        """Gives tasks to those who have the fewest."""
        while len(order) < AHEAD_OF_ALL * len(self._workers) * self._ahead:
            number, worker = min(enumerate(self._workers), key=lambda each: len(each[1].given))
            if len(worker.given) >= self._ahead:
                return
            for task in left:
                entry: list[Any] = [task]
                worker.given.append(entry)
                order.append((number, entry))
                worker.pipe.send(task)
                break
            else:
                return

    def _gather(self) -> None:
        """Waits for an answer, and takes all that are there."""
        busy = {worker.pipe: worker for worker in self._workers if worker.given}
        for pipe in wait(list(busy)):
            assert isinstance(pipe, Connection)
            busy[pipe].given.popleft().append(pipe.recv())


def _serve(
    pipe: Connection,
    make: Callable[..., AbstractContextManager[Callable[[Any], Any]]],
    of: tuple[object, ...],
    nice: int,
) -> None:
    """Answers tasks until the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the other side's business
    if hasattr(os, "nice"):
        os.nice(nice)
    with contextlib.suppress(EOFError, OSError), make(*of) as answer:
        gc.freeze()
        # Decoded batches hold no cycles; looking for some takes time.
        gc.set_threshold(100_000, 50, 100)
        while True:
            pipe.send(answer(pipe.recv()))
