"""A file of lines gone over stretch by stretch: here, or where that pays by other processes.

Other processes do not take turns with the window, and there is one for every processor. What they
hand over are columns, so that little is left to do here.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

import numpy as np

from inspector import formats
from inspector.crew import Crew
from inspector.index.columns import Judged, Part, Words
from inspector.index.disk import DiskFile, pread_file
from inspector.index.judge import processes
from inspector.index.lines import LineReader
from inspector.index.merging import Merger, News, Teller, joined
from inspector.index.outline import Outlines
from inspector.index.source import Source
from inspector.model.batch import Record
from inspector.pipeline import Pipeline

LONG = 64 << 20
"""Bytes from which on others help: they take some tenths of a second to begin."""
PACKED = 8
"""How many times longer a packed text is, about."""
PIECE = 1 << 18
PAUSE = 0.1
"""Seconds between two parts: each is some work for the window."""
AT_ONCE = 10
"""Records that are judged as soon as they are listed: those on the first screen."""
AHEAD = 3
"""Stretches given to a process before it has answered the first, so that it never waits."""
NICE = 10


class Stretch(NamedTuple):
    """Whole lines of a file."""

    before: int
    """How many lines there are before it."""
    offset: int
    length: int
    done: int
    """Bytes of the file itself read so far."""


class Answer(NamedTuple):
    """What another process made of a stretch."""

    part: Part
    news: News


def stretches(steps: Iterable[tuple[bytes, int]]) -> Iterator[Stretch]:
    """A text that comes in steps, cut where lines end. The last may lack its line break."""
    before = start = end = done = 0
    for block, done in steps:
        last = block.rfind(b"\n")
        if last >= 0:
            cut = end + last + 1
            yield Stretch(before, start, cut - start, done)
            before += _lines_in(block)
            start = cut
        end += len(block)
    if end > start:
        yield Stretch(before, start, end - start, done)


def _lines_in(block: bytes) -> int:
    """How many lines end in a block."""
    raw = np.frombuffer(block, "u1")
    same = np.empty(min(PIECE, len(raw)), bool)
    pieces = (raw[at : at + PIECE] for at in range(0, len(raw), PIECE))
    return sum(int(np.count_nonzero(np.equal(p, ord("\n"), out=same[: len(p)]))) for p in pieces)


def read_lines(
    source: Source,
    steps: Iterable[tuple[bytes, int]],
    pipeline: Pipeline,
    give_way: Callable[[], None],
) -> Iterator[Part | Judged]:
    """All lines of the file of `source`, the first of them at once. Raises OSError where no more
    can be read, after all that could."""
    file, faults = source.file, list[OSError]()
    assert file is not None
    left = stretches(_until(faults, steps))
    reader = LineReader(source.words, pipeline, file.packed, give_way)
    for first in islice(_read_here(file, left, reader), 1):
        yield first
        yield judge_first(file, first, pipeline, source.words)  # while the first screen is painted
    if source.size * (PACKED if file.packed else 1) >= LONG:
        parts = _read_by_others(file, left, reader, pipeline, source.words)
    else:
        parts = _read_here(file, left, reader)
    yield from _gathered(parts)
    source.words.people.prepare()
    if faults:
        raise faults[0]


def judge_first(file: DiskFile, part: Part, pipeline: Pipeline, words: Words) -> Judged:
    """The verdicts of the first records of the first part, which need not wait for the rest of the
    file. Raises OSError."""
    outlines = Outlines(pipeline, words.rulings)
    found: list[int] = []
    for place, count in enumerate(part.counts[:AT_ONCE].tolist()):
        if place in part.batch_ids:
            own = part.rows["ruling"][len(found) : len(found) + count].tolist()
        else:
            own = outlines.numbers(_record(file, part, place))
        if len(own) != count:
            break  # there is more to it than the list shows; `judge` will say
        found += own
    return Judged(0, np.array(found, "u4"))


def _record(file: DiskFile, part: Part, place: int) -> Record:
    names = ("line", "offset", "length")
    line, offset, length = (int(part.records[name][place]) for name in names)
    return next(iter(formats.line_records(line, offset, file.read(offset, length), file.packed)))


def _until(
    faults: list[OSError], steps: Iterable[tuple[bytes, int]]
) -> Iterator[tuple[bytes, int]]:
    """The steps up to a fault, which is put down: what came before it is read first."""
    try:
        yield from steps
    except OSError as fault:
        faults.append(fault)


def _read_here(file: DiskFile, left: Iterable[Stretch], reader: LineReader) -> Iterator[Part]:
    for stretch in left:
        _take(reader, file.read, stretch)
        yield reader.part(stretch.done)


def _take(reader: LineReader, read: Callable[[int, int], bytes], stretch: Stretch) -> None:
    """Reads the lines of a stretch, so many at once as a processor keeps at hand."""
    at, end, size = stretch.offset, stretch.offset + stretch.length, PIECE
    while at < end:
        text = read(at, min(size, end - at))
        if not text:
            return  # the file was cut meanwhile
        if at + len(text) < end:
            text = text[: text.rfind(b"\n") + 1]
        if text:
            reader.take(text)
            at, size = at + len(text), PIECE
        else:
            size *= 4  # a long line


def _read_by_others(
    file: DiskFile, left: Iterator[Stretch], reader: LineReader, pipeline: Pipeline, words: Words
) -> Iterator[Part]:
    of = (str(file.path), pipeline, file.packed)
    try:
        crew = Crew[Stretch, Answer](processes(), reading, of, "index", AHEAD, NICE)
    except OSError:  # where there are no more processes to be had, it takes longer
        yield from _read_here(file, left, reader)
        return
    merger = Merger(words, reader.number)
    with crew:
        for worker, _, (part, news) in crew.work(left):
            yield merger.part(worker, part, news)


def _gathered(parts: Iterable[Part]) -> Iterator[Part]:
    """The same, but not more often than the window likes it."""
    waiting: list[Part] = []
    told = time.monotonic()
    for part in parts:
        waiting.append(part)
        if time.monotonic() - told >= PAUSE:
            yield joined(waiting)
            waiting, told = [], time.monotonic()
    if waiting:
        yield joined(waiting)


# -- in another process ---------------------------------------------------------------------------


@contextmanager
def reading(path: str, pipeline: Pipeline, packed: bool) -> Iterator[Callable[[Stretch], Answer]]:
    """What reads stretches of the file at `path`, whose text was `packed` before."""
    words = Words()
    reader, teller = LineReader(words, pipeline, packed), Teller(words)

    with pread_file(path) as pread:

        def read(stretch: Stretch) -> Answer:
            reader.number, reader.line, reader.offset = 0, stretch.before, stretch.offset
            _take(reader, pread, stretch)
            return Answer(reader.part(stretch.done), teller.news())

        yield read
