"""The verdicts of a long source, found out behind the list in processes of their own.

Judging takes several times as long as reading and keeps processors busy, so it must not take turns
with the window: it has interpreters of its own and stands back behind everything else that runs.
"""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np

from inspector import formats
from inspector.crew import Crew
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
MOST = 4
"""Processes that judge at the same time: each takes some 60 MB."""


class Task(NamedTuple):
    """Some records of a file, as columns: place and length of each line, how many rows the list
    shows of it, and whether it is a plain batch."""

    first: int
    """The place of the first record."""
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
    of = (str(source.file.path), pipeline)
    with Crew(processes(), judging, of, "verdicts", AHEAD, NICE) as crew:
        row = 0 if anew else source.judged
        yield from _gathered(_answers(crew, source, pipeline, stopped, row))


def processes() -> int:
    """How many processes judge: one a core, within limits."""
    return max(1, min(os.cpu_count() or 1, MOST))


def _answers(
    crew: Crew[Task, Findings],
    source: Source,
    pipeline: Pipeline,
    stopped: Callable[[], bool],
    row: int,
) -> Iterator[Judged]:
    known: defaultdict[int, Numbers] = defaultdict(lambda: np.zeros(0, "u4"))
    total = source.columns.records
    begin = int(source.columns.record[row]) if row < len(source) else total
    tasks = (
        _task(source, first, min(first + RECORDS, total)) for first in range(begin, total, RECORDS)
    )
    for worker, task, answer in crew.work(tasks, stopped):
        new = [source.words.rulings.id(ruling) for ruling in answer.rulings]
        known[worker] = np.append(known[worker], np.array(new, "u4"))
        numbers = known[worker][answer.numbers]
        yield _settled(source, task.first, task.first + len(task.offsets), numbers, pipeline)


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
        first,
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


@contextmanager
def judging(path: str, pipeline: Pipeline) -> Iterator[Callable[[Task], Findings]]:
    """What answers tasks about the file at `path`."""
    with pread_file(path) as pread:
        yield _Judge(pread, Outlines(pipeline))


class _Judge:
    def __init__(self, pread: Callable[[int, int], bytes], outlines: Outlines) -> None:
        self._pread = pread
        self._outlines = outlines
        self._told = 0

    def __call__(self, task: Task) -> Findings:
        """The rulings of the rows of some records."""
        numbers: list[int] = []
        rulings = self._outlines.rulings
        columns = (task.offsets, task.lengths, task.counts, task.plain)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        for offset, length, count, plain in rows:
            raw = self._pread(offset, length)
            if plain:
                record = Record(1, "line", offset, raw)
            else:
                record = next(iter(formats.line_records(1, offset, raw, packed=False)))
            numbers += _fitting(self._outlines.numbers(record), count, rulings)
        told, self._told = self._told, len(rulings)
        return Findings(np.array(numbers, "u4"), rulings.values[told:])


def _fitting(found: list[int], count: int, rulings: Interned[Ruling | None]) -> list[int]:
    """What was found, for as many rows as the list shows. A text that proves to be damaged has
    another number of them: its first ruling holds for all."""
    if len(found) != count:
        return [found[0] if found else rulings.id(None)] * count
    return found
