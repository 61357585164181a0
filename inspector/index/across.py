"""A source looked at as a whole, behind the list: in a process of its own where it has a file.

The facts of a million events stay in that process; what comes back are the findings, with the
places of the events that show them.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NamedTuple

import numpy as np

from inspector import formats
from inspector.diagnose.across import (
    Found,
    Gatherer,
    Minutes,
    Told,
    check,
    event_names,
    minutes,
    rates,
    tell,
)
from inspector.index.arrays import Numbers
from inspector.index.columns import NO_TIME
from inspector.index.disk import pread_file
from inspector.index.source import Source
from inspector.index.words import word_of
from inspector.model.batch import Batch, Record
from inspector.pipeline import Pipeline

RECORDS = 1_000
"""Records a task."""
NICE = 15
PATIENCE = 5.0
"""Seconds until a process that was told to end is ended."""

Stopped = Callable[[], bool]
Tell = Callable[[int], None]
"""Is told how many rows were looked at."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is to be said about a source as a whole."""

    told: tuple[Told, ...]
    minutes: Minutes
    """The events that become a request, minute by minute."""
    rows: int
    """How many rows were looked at."""

    def sets(self) -> Iterator[tuple[str, Numbers]]:
        """What the filter `across:` calls events, and which they are."""
        for told in self.told:
            yield told.code, told.rows
            for case in told.cases:
                yield case.name, case.rows


class Task(NamedTuple):
    """Some records: where each is in the file (or itself), and which rows are its."""

    offsets: Numbers
    lengths: Numbers
    firsts: Numbers
    counts: Numbers
    kept: dict[int, Record]
    """By the place within the task."""


def overview(source: Source, pipeline: Pipeline, stopped: Stopped, told: Tell) -> Overview | None:
    """Looks at a source that is read and judged. None where `stopped` said so meanwhile. Raises
    OSError where it cannot be read, or no process can be had."""
    rows = len(source)
    look = _in_process if source.file else _here
    found = look(source, pipeline, stopped, told)
    if found is None:
        return None
    columns = source.columns
    mapped = _mapped(source, rows)
    times = columns.of_row("time")[:rows][mapped]
    found += rates(np.flatnonzero(mapped).astype("u4"), times)
    named = np.flatnonzero(_mapped(source, rows, "event")).astype("u4")
    found += event_names(named, columns.of_row("name")[named])
    words = tell(found, pipeline.explain, lambda who: word_of(source, pipeline, who))
    return Overview(words, minutes(times[times != NO_TIME]), rows)


def _mapped(source: Source, rows: int, family: str = "") -> Numbers:
    """The rows that become a request, or one of a family, as a mask."""
    rulings = source.words.rulings.values
    targets = ((each.prefix or each.maps_to) if each else "" for each in rulings)
    goes = np.array([bool(to) and to.startswith(family) for to in targets], bool)
    found: Numbers = goes[source.columns.of_row("ruling")[:rows]]
    return found


def _here(source: Source, pipeline: Pipeline, stopped: Stopped, told: Tell) -> list[Found] | None:
    gatherer = Gatherer()
    for task in _tasks(source):
        if stopped():
            return None
        _gather(task, gatherer, pipeline, None)
        told(_done(task))
    return list(check(gatherer.facts()))


def _in_process(
    source: Source, pipeline: Pipeline, stopped: Stopped, told: Tell
) -> list[Found] | None:
    assert source.file is not None
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    worker = context.Process(
        target=work, args=(there, str(source.file.path), pipeline), name="overview", daemon=True
    )
    worker.start()
    there.close()
    try:
        for task in _tasks(source):
            if stopped():
                return None
            here.send(task)
            told(here.recv())
        here.send(None)
        found: list[Found] = here.recv()
        return None if stopped() else found
    except (EOFError, ConnectionError) as error:
        raise OSError("the process behind ended before its work was done") from error
    finally:
        here.close()
        worker.join(0 if stopped() else PATIENCE)
        if worker.is_alive():
            worker.terminate()
            worker.join()
        worker.close()


def _tasks(source: Source) -> Iterator[Task]:
    columns = source.columns
    total, rows = columns.records, len(columns)
    for first in range(0, total, RECORDS):
        last = min(first + RECORDS, total)
        firsts = columns.first[first:last].copy()
        end = int(columns.first[last]) if last < total else rows
        numbers = columns.of_record("number")[first:last].tolist()
        kept = {at: source.kept[n] for at, n in enumerate(numbers) if n in source.kept}
        yield Task(
            columns.of_record("offset")[first:last].copy(),
            columns.of_record("length")[first:last].copy(),
            firsts,
            np.diff(np.append(firsts, end)).astype("u4"),
            kept,
        )


def _done(task: Task) -> int:
    return int(task.firsts[-1]) + int(task.counts[-1])


def _gather(
    task: Task,
    gatherer: Gatherer,
    pipeline: Pipeline,
    pread: Callable[[int, int], bytes] | None,
) -> None:
    columns = (task.offsets, task.lengths, task.firsts, task.counts)
    places = zip(*(column.tolist() for column in columns), strict=True)
    for at, (offset, length, first, count) in enumerate(places):
        record = task.kept.get(at)
        if record is None and pread is not None:
            records = formats.line_records(1, offset, pread(offset, length), packed=False)
            record = next(iter(records), None)
        batch = pipeline.open(record) if record else None
        if isinstance(batch, Batch):
            gatherer.take(batch, first, count)


# -- in the process -------------------------------------------------------------------------------


def work(pipe: Connection, path: str, pipeline: Pipeline) -> None:
    """Takes tasks until there are no more, then says what was found."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's business
    if hasattr(os, "nice"):
        os.nice(NICE)
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)  # decoded batches hold no cycles
    gatherer = Gatherer()
    try:
        with pread_file(path) as pread:
            while task := pipe.recv():
                _gather(task, gatherer, pipeline, pread)
                pipe.send(_done(task))
        pipe.send(list(check(gatherer.facts())))
    except (EOFError, OSError):
        return  # the window closed the source meanwhile
