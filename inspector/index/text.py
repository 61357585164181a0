"""Finding text in the bytes of a source, a megabyte at a time."""

from collections.abc import Iterable, Iterator

import numpy as np

from inspector.index.columns import Numbers
from inspector.index.source import Source

BLOCK = 1 << 20
"""Bytes looked through at once: longer, and the window's thread waits for the search."""
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


def holders(source: Source, first: int, last: int, needles: Iterable[str]) -> list[int]:
    """The records of a stretch (by place) whose line may hold one of the needles, which are given
    in folded case. None that does is left out."""
    if source.file is None:
        return list(range(first, last))
    columns = source.columns
    offsets, lengths = columns.of_record("offset"), columns.of_record("length")
    found: set[int] = set()
    for begin, end in blocks(source, first, last):
        start = int(offsets[begin])
        size = int(offsets[end - 1]) + int(lengths[end - 1]) - start
        text = source.file.read(start, size)
        if all(needle.isascii() for needle in needles):
            places = _hits(text.lower(), needles)
            found.update(np.searchsorted(offsets[begin:end], places + start, "right") + begin - 1)
        elif any(needle in text.decode(errors="replace").casefold() for needle in needles):
            found.update(range(begin, end))
    return _with_kept(source, sorted(int(place) for place in found), first, last)


def _with_kept(source: Source, found: list[int], first: int, last: int) -> list[int]:
    """Records that are written otherwise than the file's bytes are asked for themselves."""
    if not source.kept:
        return found
    numbers = source.columns.of_record("number")
    kept = [place for place in range(first, last) if int(numbers[place]) in source.kept]
    return sorted({*found, *kept})


def _hits(text: bytes, needles: Iterable[str]) -> Numbers:
    """Where the needles stand; one hit a line is enough."""
    places = []
    for needle in needles:
        wanted = needle.encode()
        at = text.find(wanted)
        while at >= 0:
            places.append(at)
            line = text.find(b"\n", at)
            at = text.find(wanted, line) if line >= 0 else -1
    return np.array(places, "u8")
