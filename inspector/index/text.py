"""Finding text in the bytes of a source, some megabytes at a time: which events hold it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.source import Source
from inspector.index.spans import Lines, spans
from inspector.index.spellings import spellings

BLOCK = 8 << 20
"""Bytes looked through at once: some milliseconds of work."""
_FEW = 200
_NO_ROWS: Numbers = np.zeros(0, "u4")


def blocks(source: Source, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The records from `first` to before `last` (by place) in stretches of some megabytes each."""
    offsets = source.columns.of_record("offset")
    while first < last:
        if source.file is None:
            end = first + _FEW
        else:
            end = int(np.searchsorted(offsets, int(offsets[first]) + BLOCK))
        end = min(max(end, first + 1), last)
        yield first, end
        first = end


class _Room:
    """Memory that is used again: to ask for some each time takes as long as to fill it."""

    def __init__(self) -> None:
        self._data = bytearray()

    def of(self, size: int) -> memoryview:
        """So much of it; what was in it may be gone."""
        if size > len(self._data):
            self._data = bytearray(size)
        return memoryview(self._data)[:size]


class _Block(NamedTuple):
    """Some lines of a file in a row."""

    text: memoryview
    offset: int
    """Where in the file it begins."""
    first: int
    last: int
    """Its records, by place."""


class _Hits(NamedTuple):
    """Where a spelling of a needle stands."""

    needle: str
    whole: bool
    """Whether it is all of the needle."""
    length: int
    at: Numbers

    def moved(self, lines: Lines, to: Lines) -> "_Hits":
        """Those in some lines, which are elsewhere now."""
        line = np.searchsorted(lines.starts, self.at, "right") - 1
        inside = (line >= 0) & (self.at < lines.ends[line])
        moves = to.starts - lines.starts
        return self._replace(at=self.at[inside] + moves[line[inside]])


class Found(NamedTuple):
    """Where a text stands."""

    rows: Numbers
    """Events whose own text holds it, by place."""
    doubtful: list[int]
    """Records (by place) that are written otherwise than their line in the file: ask them."""


class TextFinder:
    """Finds one text in the lines of one source. A record that is held in memory is doubtful."""

    def __init__(self, source: Source, needles: Iterable[str]) -> None:
        """`needles` are the ways it can stand in JSON, in folded case."""
        self._source = source
        self._read_in, self._put_in = _Room(), _Room()
        self._needles = [(needle, *spellings(needle)) for needle in needles]

    def rows(self, first: int, last: int) -> Found:
        """The events of some records (by place) that hold it."""
        if self._source.file is None:
            return Found(_NO_ROWS, list(range(first, last)))
        found = [self._in_block(self._read(*each)) for each in blocks(self._source, first, last)]
        rows = [part.rows for part in found]
        return Found(np.concatenate(rows), [place for part in found for place in part.doubtful])

    def _read(self, first: int, last: int) -> _Block:
        columns, file = self._source.columns, self._source.file
        assert file is not None
        offsets, lengths = columns.of_record("offset"), columns.of_record("length")
        start, end = int(offsets[first]), int(offsets[last - 1]) + int(lengths[last - 1])
        return _Block(file.read_into(self._read_in.of(end - start), start), start, first, last)

    def _in_block(self, block: _Block) -> Found:
        hits = [
            _Hits(needle, whole, len(spelling), spelling.find(block.text))
            for needle, ways, whole in self._needles
            for spelling in ways
        ]
        records = self._records(block, _places(hits))
        doubtful = self._doubtful(block, records)
        if doubtful:
            records = records[~np.isin(records, list(doubtful))]
        if not len(records):
            return Found(_NO_ROWS, sorted(doubtful))
        lines = self._lines(block, records)
        text, alone = _alone(block.text, lines, self._put_in)
        return Found(_held(text, alone, [each.moved(lines, alone) for each in hits]),
                     sorted(doubtful))  # fmt: skip

    def _records(self, block: _Block, places: Numbers) -> Numbers:
        """The records that hold one of some places in a block, which rise."""
        if not len(places):
            return _NO_ROWS
        offsets = self._source.columns.of_record("offset")[block.first : block.last]
        held = np.diff(np.searchsorted(places, np.append(offsets - block.offset, len(block.text))))
        found: Numbers = np.flatnonzero(held) + block.first
        return found

    def _lines(self, block: _Block, records: Numbers) -> Lines:
        columns = self._source.columns
        starts = columns.of_record("offset")[records] - block.offset
        firsts = np.append(columns.first[block.first : block.last + 1], len(columns)).astype("i8")
        counts = np.diff(firsts)
        at = records - block.first
        ends = starts + columns.of_record("length")[records]
        return Lines(starts, ends, firsts[at], counts[at])

    def _doubtful(self, block: _Block, records: Numbers) -> set[int]:
        ids = self._source.columns.batch_ids
        found = {place for place in records.tolist() if place in ids} if ids else set()
        return found | set(self._kept(block)) if self._source.kept else found

    def _kept(self, block: _Block) -> list[int]:
        """The records of a block that are held in memory."""
        numbers = self._source.columns.of_record("number")[block.first : block.last]
        kept = np.sort(np.fromiter(self._source.kept, numbers.dtype))
        kept = kept[(kept >= numbers[0]) & (kept <= numbers[-1])]
        at = np.searchsorted(numbers, kept)
        found: list[int] = (at[numbers[at] == kept] + block.first).tolist()
        return found


def _places(hits: Sequence[_Hits]) -> Numbers:
    """Where any of them is, in rising order."""
    if len(hits) == 1:
        return hits[0].at
    return np.sort(np.concatenate([each.at for each in hits]))


def _alone(text: memoryview, lines: Lines, into: _Room) -> tuple[memoryview, Lines]:
    """A text of these lines only, and where they are in it."""
    ends = np.cumsum(lines.ends - lines.starts)
    starts = ends - (lines.ends - lines.starts)
    room = into.of(int(ends[-1]))
    of = zip(*(each.tolist() for each in (starts, ends, lines.starts, lines.ends)), strict=True)
    for start, end, begin, stop in of:
        room[start:end] = text[begin:stop]
    return room, lines._replace(starts=starts, ends=ends)


def _held(text: memoryview, lines: Lines, hits: Sequence[_Hits]) -> Numbers:
    """The rows of the events that hold a needle."""
    exact = all(each.whole or not len(each.at) for each in hits)
    events = spans(text, lines, _places(hits) if exact else None)
    held = np.zeros(len(events.rows), bool)
    for each in hits:
        if each.whole:
            held |= events.hold(each.at, each.length)
        elif len(each.at):
            held |= events.hold_folded(text, each.needle)
    rows: Numbers = events.rows[held]
    return rows
