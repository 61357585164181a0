"""The verdicts of a long source, found out behind the list in a process of its own.

Judging takes ten times as long as reading and keeps a processor busy, so it must not take turns
with the window: it has its own interpreter and stands back behind everything else that runs.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import NamedTuple

import numpy as np

from inspector import formats
from inspector.index.arrays import Interned, Numbers
from inspector.index.columns import Judged, Ruling
from inspector.index.disk import pread_file
from inspector.index.outline import Outlines
from inspector.index.source import Source
from inspector.model.batch import Record
from inspector.pipeline import Pipeline

RECORDS = 500
"""Records a task: some ten milliseconds of work."""
AHEAD = 3
"""Tasks given out before the first is done, so that the process never waits."""
PAUSE = 0.25
"""Seconds between two things to tell: the window has other work."""
NICE = 10
PATIENCE = 5.0
"""Seconds until a process that was told to end is ended."""


class Task(NamedTuple):
    """Some records of a file, as columns: place and length of each line, how many rows the list
    shows of it, and whether it is a plain batch."""

    offsets: Numbers
    lengths: Numbers
    counts: Numbers
    plain: Numbers


class Findings(NamedTuple):
    """What came of a task: for each row the number of its ruling in the process, and the rulings
    that are new there."""

    numbers: Numbers
    rulings: list[Ruling | None]


def judge_here(source: Source, first: int, last: int, pipeline: Pipeline) -> Judged:
    """The verdicts of the rows of some records (by place), in this thread."""
    columns, outlines = source.columns, Outlines(pipeline, source.words.rulings)
    found: list[int] = []
    ends = np.append(columns.first[first + 1 : last], _end(source, last))
    for place, end in zip(range(first, last), ends, strict=True):
        record = source.record(int(columns.of_record("number")[place]))
        count = int(end) - int(columns.first[place])
        found += _fitting(outlines.numbers(record), count, outlines.rulings)
    return Judged(int(columns.first[first]) if last > first else 0, np.array(found, "u4"))


def judge(
    source: Source, pipeline: Pipeline, stopped: Callable[[], bool], *, anew: bool = False
) -> Iterator[Judged]:
    """The verdicts of the rows of a source with a file, from the first on that has none yet (all of
    them `anew`), each time for some more rows. Ends early once `stopped` says so. Raises OSError
    where no process can be had."""
    assert source.file is not None
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    worker = context.Process(
        target=work, args=(there, str(source.file.path), pipeline), name="verdicts", daemon=True
    )
    worker.start()
    there.close()
    try:
        yield from _gathered(
            _answers(here, source, pipeline, stopped, 0 if anew else source.judged)
        )
    finally:
        here.close()
        worker.join(PATIENCE)
        if worker.is_alive():
            worker.terminate()
            worker.join()
        worker.close()


def _answers(
    pipe: Connection, source: Source, pipeline: Pipeline, stopped: Callable[[], bool], row: int
) -> Iterator[Judged]:
    known = np.zeros(0, "u4")
    waiting: deque[tuple[int, int]] = deque()
    total = source.columns.records
    begin = int(source.columns.record[row]) if row < len(source) else total
    starts = iter(range(begin, total, RECORDS))
    try:
        while not stopped():
            while len(waiting) < AHEAD and (first := next(starts, None)) is not None:
                last = min(first + RECORDS, total)
                pipe.send(_task(source, first, last))
                waiting.append((first, last))
            if not waiting:
                return
            first, last = waiting.popleft()
            answer: Findings = pipe.recv()
            new = [source.words.rulings.id(ruling) for ruling in answer.rulings]
            known = np.append(known, np.array(new, "u4"))
            yield _settled(source, first, last, known[answer.numbers], pipeline)
    except (EOFError, ConnectionError) as error:
        raise OSError("the process that judges events ended before its work was done") from error


def _settled(source: Source, first: int, last: int, numbers: Numbers, pipeline: Pipeline) -> Judged:
    """The answer, with the records filled in that only the source itself holds."""
    columns = source.columns
    start = int(columns.first[first])
    for place in range(first, last) if source.kept else ():
        if int(columns.of_record("number")[place]) in source.kept:
            own = judge_here(source, place, place + 1, pipeline)
            numbers[own.start - start : own.start - start + len(own.rulings)] = own.rulings
    return Judged(start, numbers)


def _gathered(answers: Iterator[Judged]) -> Iterator[Judged]:
    """The same, but not more often than the window likes it."""
    parts: list[Judged] = []
    told = time.monotonic()
    for answer in answers:
        parts.append(answer)
        if time.monotonic() - told >= PAUSE:
            yield _joined(parts)
            parts, told = [], time.monotonic()
    if parts:
        yield _joined(parts)


def _joined(parts: list[Judged]) -> Judged:
    return Judged(parts[0].start, np.concatenate([part.rulings for part in parts]))


def _task(source: Source, first: int, last: int) -> Task:
    columns = source.columns
    ends = np.append(columns.first[first + 1 : last], _end(source, last))
    plain = [place not in columns.batch_ids for place in range(first, last)]
    return Task(
        columns.of_record("offset")[first:last],
        columns.of_record("length")[first:last],
        (ends - columns.first[first:last]).astype("u4"),
        np.array(plain, bool),
    )


def _end(source: Source, last: int) -> int:
    """The row behind those of the records before `last`."""
    columns = source.columns
    return int(columns.first[last]) if last < columns.records else len(columns)


# -- in the process -------------------------------------------------------------------------------


def work(pipe: Connection, path: str, pipeline: Pipeline) -> None:
    """Answers tasks until the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's business
    if hasattr(os, "nice"):
        os.nice(NICE)
    gc.freeze()
    gc.set_threshold(
        100_000, 50, 100
    )  # decoded batches hold no cycles; looking for some takes time
    outlines = Outlines(pipeline)
    rulings, told = outlines.rulings, 0
    with contextlib.suppress(EOFError, OSError), pread_file(path) as pread:
        while True:
            numbers = _judged(pipe.recv(), pread, outlines)
            pipe.send(Findings(numbers, rulings.values[told:]))
            told = len(rulings)


def _judged(
    task: Task,
    pread: Callable[[int, int], bytes],
    outlines: Outlines,
) -> Numbers:
    numbers: list[int] = []
    columns = (task.offsets.tolist(), task.lengths.tolist(), task.counts.tolist(),
               task.plain.tolist())  # fmt: skip
    for offset, length, count, plain in zip(*columns, strict=True):
        raw = pread(offset, length)
        if plain:
            record = Record(1, "line", offset, raw)
        else:
            record = next(iter(formats.line_records(1, offset, raw, packed=False)))
        numbers += _fitting(outlines.numbers(record), count, outlines.rulings)
    return np.array(numbers, "u4")


def _fitting(found: list[int], count: int, rulings: Interned[Ruling | None]) -> list[int]:
    """What was found, for as many rows as the list shows. A text that proves to be damaged has
    another number of them: its first ruling holds for all."""
    if len(found) != count:
        return [found[0] if found else rulings.id(None)] * count
    return found
