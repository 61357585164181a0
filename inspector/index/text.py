"""Finding text in the bytes of a source, a megabyte at a time: which events hold it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.source import Source
from inspector.index.spans import Block, spans
from inspector.index.spellings import spellings

BLOCK = 1 << 20
"""Bytes looked through at once: the first hits show soon, and little is in memory."""
_FEW = 200


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

    def _read(self, first: int, last: int) -> Block:
        columns, file = self._source.columns, self._source.file
        assert file is not None
        offsets, lengths = columns.of_record("offset"), columns.of_record("length")
        start, end = int(offsets[first]), int(offsets[last - 1]) + int(lengths[last - 1])
        return Block(file.read(start, end - start), start, first, last)

    def _in_block(self, block: Block) -> Found:
        hits = [
            (needle, whole, len(spelling), spelling.find(block.text))
            for needle, ways, whole in self._needles
            for spelling in ways
        ]
        places = np.concatenate([at for *_, at in hits])
        if len(hits) > 1:
            places.sort()
        records = self._records(block, places)
        doubtful = self._doubtful(block, records)
        if doubtful:
            records = records[~np.isin(records, list(doubtful))]
        exact = all(whole or not len(at) for _, whole, _, at in hits)
        events = spans(self._source, block, records, places if exact else None)
        held = np.zeros(len(events.rows), bool)
        for needle, whole, length, at in hits:
            if whole:
                held |= events.hold(at, length)
            elif len(at):
                held |= events.hold_folded(block.text, needle)
        return Found(events.rows[held], sorted(doubtful))

    def _records(self, block: Block, places: Numbers) -> Numbers:
        """The records that hold one of some places in a block, which rise."""
        offsets = self._source.columns.of_record("offset")[block.first : block.last]
        held = np.diff(np.searchsorted(places, np.append(offsets - block.offset, len(block.text))))
        found: Numbers = np.flatnonzero(held) + block.first
        return found

    def _doubtful(self, block: Block, records: Numbers) -> set[int]:
        ids, kept = self._source.columns.batch_ids, self._source.kept
        found = {place for place in records.tolist() if place in ids} if ids else set()
        if kept:
            numbers = self._source.columns.of_record("number")[block.first : block.last]
            held = np.isin(numbers, np.fromiter(kept, "u4", len(kept)))
            found.update((np.flatnonzero(held) + block.first).tolist())
        return found
