"""Finding text in the bytes of a source, a megabyte at a time: which events hold it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.source import Source
from inspector.index.spellings import spellings
from inspector.model.json import raw_events

BLOCK = 1 << 20
"""Bytes looked through at once: the first hits show soon, and little is in memory."""
_FEW = 200
_EVENTS = b'"events":['


def blocks(source: Source, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The records from `first` to before `last` (by place) in stretches of a megabyte each."""
    offsets = source.columns.of_record("offset")
    while first < last:
        if source.file is None:
            end = first + _FEW
        else:
            end = int(np.searchsorted(offsets, int(offsets[first]) + BLOCK))
        end = min(max(end, first + 1), last)
        yield first, end
        first = end


class Found(NamedTuple):
    """Where a text stands."""

    rows: Numbers
    """Events whose own text holds it, by place."""
    doubtful: list[int]
    """Records (by place) that are written otherwise than their line in the file: ask them."""


class _Block(NamedTuple):
    """Some lines of a file in a row."""

    text: bytes
    offset: int
    """Where in the file it begins."""
    first: int
    last: int
    """Its records, by place."""


class TextFinder:
    """Finds one text in the lines of one source. A record that is held in memory is doubtful."""

    def __init__(self, source: Source, needles: Iterable[str]) -> None:
        """`needles` are the ways it can stand in JSON, in folded case."""
        self._source = source
        self._needles = [(needle, *spellings(needle)) for needle in needles]

    def rows(self, first: int, last: int) -> Found:
        """The events of some records (by place) that hold it."""
        if self._source.file is None:
            return Found(np.zeros(0, "u4"), list(range(first, last)))
        found = [self._in_block(self._read(*each)) for each in blocks(self._source, first, last)]
        rows = [part.rows for part in found]
        return Found(np.concatenate(rows), [place for part in found for place in part.doubtful])

    def _read(self, first: int, last: int) -> _Block:
        columns, file = self._source.columns, self._source.file
        assert file is not None
        offsets, lengths = columns.of_record("offset"), columns.of_record("length")
        start, end = int(offsets[first]), int(offsets[last - 1]) + int(lengths[last - 1])
        return _Block(file.read(start, end - start), start, first, last)

    def _in_block(self, block: _Block) -> Found:
        hits = [
            (needle, whole, len(spelling), spelling.find(block.text))
            for needle, ways, whole in self._needles
            for spelling in ways
        ]
        offsets = self._source.columns.of_record("offset")[block.first : block.last]
        places = np.concatenate([at for *_, at in hits]) + block.offset
        records = np.unique(np.searchsorted(offsets, places, "right")) - 1 + block.first
        doubtful = self._doubtful(block, records)
        events = _Events(self._source, block, (n for n in records.tolist() if n not in doubtful))
        held = np.zeros(len(events.rows), bool)
        for needle, whole, length, at in hits:
            if whole:
                held |= events.hold(at, length)
            elif len(at):
                held |= events.hold_folded(needle)
        return Found(events.rows[held], sorted(doubtful))

    def _doubtful(self, block: _Block, records: Numbers) -> set[int]:
        ids, kept = self._source.columns.batch_ids, self._source.kept
        found = {place for place in records.tolist() if place in ids} if ids else set()
        if kept:
            numbers = self._source.columns.of_record("number")[block.first : block.last]
            held = np.isin(numbers, np.fromiter(kept, "u4", len(kept)))
            found.update((np.flatnonzero(held) + block.first).tolist())
        return found


class _Events:
    """The events of some plain batches in a block: which rows, and from where to where."""

    def __init__(self, source: Source, block: _Block, records: Iterable[int]) -> None:
        columns = source.columns
        offsets, lengths = columns.of_record("offset"), columns.of_record("length")
        self._text = block.text
        rows: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        for place in records:
            begin = int(offsets[place]) - block.offset
            line = block.text[begin : begin + int(lengths[place])]
            at = 0
            row = int(columns.first[place])
            for item in raw_events(line):
                at = _begin(line, item, at)
                rows.append(row)
                starts.append(begin + at)
                at += len(item)
                ends.append(begin + at)
                row += 1
        self.rows: Numbers = np.array(rows, "u4")
        self._starts, self._ends = np.array(starts, "i8"), np.array(ends, "i8")

    def hold(self, hits: Numbers, length: int) -> Numbers:
        """For each event, whether one of these hits (in rising order) lies in it as a whole."""
        first = np.searchsorted(hits, self._starts, "left")
        held: Numbers = np.searchsorted(hits, self._ends - length, "right") > first
        return held

    def hold_folded(self, needle: str) -> Numbers:
        """For each event, whether its text in folded case holds `needle`."""
        spans = zip(self._starts.tolist(), self._ends.tolist(), strict=True)
        texts = (self._text[start:end].decode(errors="replace") for start, end in spans)
        return np.fromiter((needle in text.casefold() for text in texts), bool, len(self.rows))


def _begin(line: bytes, item: bytes, after: int) -> int:
    """Where an event begins in its line; found at once where JSON is written without spaces."""
    guess = after + 1 if after else line.find(_EVENTS) + len(_EVENTS)
    return guess if line.startswith(item, guess) else line.find(item, after)
