"""From where to where the events of plain batches go, for many at once.

To ask a decoder for each takes longer than to look for the text in all of them, so it is asked only
where the bytes leave a doubt. In most files every event begins with its type. The index knows how
many events a batch has, and that each has a type: as many names of that member as events, each
behind a brace, are the beginnings of the events, for there is none left for anything else.
"""

from typing import NamedTuple

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.pattern import Pattern
from inspector.model.json import raw_events

FEW = 8
"""Batches up to which it is shorter to ask the decoder about each."""
_TYPE = b'"event_type"'
_TYPES = Pattern(_TYPE, exact=True)
_ESCAPES = Pattern(b"\\u00", exact=True)
_EVENTS = b'"events":['


class Spans(NamedTuple):
    """Events: which rows they are, and from where to before where they go in a text."""

    rows: Numbers
    starts: Numbers
    ends: Numbers

    def hold(self, hits: Numbers, length: int) -> Numbers:
        """For each event, whether one of these hits (in rising order) lies in it as a whole."""
        first = np.searchsorted(hits, self.starts, "left")
        held: Numbers = np.searchsorted(hits, self.ends - length, "right") > first
        return held

    def hold_folded(self, text: memoryview, needle: str) -> Numbers:
        """For each event, whether its piece of `text` in folded case holds `needle`."""
        pairs = zip(self.starts.tolist(), self.ends.tolist(), strict=True)
        texts = (str(text[start:end], errors="replace") for start, end in pairs)
        return np.fromiter((needle in each.casefold() for each in texts), bool, len(self.rows))


class Lines(NamedTuple):
    """Plain batches in a text."""

    starts: Numbers
    ends: Numbers
    rows: Numbers
    """The first row of each."""
    counts: Numbers
    """How many rows each has."""

    def only(self, which: Numbers) -> "Lines":
        """Some of them."""
        return Lines(*(column[which] for column in self))


def spans(text: memoryview, lines: Lines, hits: Numbers | None) -> Spans:
    """The events of some lines of a text. Where only `hits` matter (in rising order), an event that
    reaches to none of them may end too early."""
    if len(lines.rows) <= FEW:
        return _asked(text, lines)
    found, clear = _seen(text, lines, hits)
    if clear.all():
        return found
    asked = _asked(text, lines.only(~clear))
    return Spans(*(np.append(a, b) for a, b in zip(found, asked, strict=True)))


def _seen(text: memoryview, lines: Lines, hits: Numbers | None) -> tuple[Spans, Numbers]:
    """The events of the lines where the bytes leave no doubt, and which these are."""
    raw, types = np.frombuffer(text, "u1"), _TYPES.find(text)
    first = np.searchsorted(types, lines.starts)
    clear = np.searchsorted(types, lines.ends) - first == lines.counts
    escapes = _ESCAPES.find(text)
    if len(escapes):
        # A letter of the name may be written as an escape: those of its letters go on like this.
        escapes = escapes[np.isin(raw[np.minimum(escapes + 4, len(raw) - 1)], list(b"567"))]
        clear &= np.searchsorted(escapes, lines.starts) == np.searchsorted(escapes, lines.ends)
    clear[clear] &= _well_set(raw, types, lines.only(clear), first[clear])
    if not clear.any():
        return _asked(text, lines.only(clear)), clear
    lines = lines.only(clear)
    at = types[_ranges(first[clear], lines.counts)]
    ends = np.append(at[1:], 0) - 2
    last = np.cumsum(lines.counts) - 1
    ends[last] = _last_ends(text, at[last] - 1, lines.ends, hits)
    return Spans(_ranges(lines.rows, lines.counts).astype("u4"), at - 1, ends), clear


def _well_set(raw: Numbers, types: Numbers, lines: Lines, first: Numbers) -> Numbers:
    """For each line, whether its events begin with the name of their type, without white space, and
    follow each other so."""
    at = types[_ranges(first, lines.counts)]
    good = (raw[at - 1] == ord("{")) & (raw.take(at + len(_TYPE), mode="clip") == ord(":"))
    begins = np.cumsum(lines.counts) - lines.counts
    inner = (raw[at - 2] == ord(",")) & (raw[at - 3] == ord("}"))
    inner[begins] = True
    found: Numbers = np.logical_and.reduceat(good & inner, begins) if len(begins) else good
    return found


def _last_ends(text: memoryview, starts: Numbers, ends: Numbers, hits: Numbers | None) -> Numbers:
    """Where the last events of lines end; where no hit is behind their start, there."""
    found = starts.copy()
    wanted = np.ones(len(starts), bool)
    if hits is not None:
        wanted = np.searchsorted(hits, starts) < np.searchsorted(hits, ends)
    pairs = zip(starts[wanted].tolist(), ends[wanted].tolist(), strict=True)
    lengths = [_length(bytes(text[start:end])) for start, end in pairs]
    found[wanted] += np.array(lengths, found.dtype)
    return found


def _length(rest: bytes) -> int:
    """How long the event is that a text begins with. What stands behind it ends a batch."""
    items = raw_events(b"{" + _EVENTS + rest)
    return len(items[0]) if items else len(rest)  # a file may change while it is looked through


def _ranges(starts: Numbers, counts: Numbers) -> Numbers:
    """Numbers in a row from each start on, one behind the other."""
    total = int(counts.sum())
    jumps = np.repeat(starts - (np.cumsum(counts) - counts), counts)
    ranges: Numbers = jumps + np.arange(total)
    return ranges


def _asked(text: memoryview, lines: Lines) -> Spans:
    """The events as a decoder finds them."""
    rows: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, end, first, _ in zip(*(column.tolist() for column in lines), strict=True):
        line, at = bytes(text[begin:end]), 0
        for row, item in enumerate(raw_events(line), start=first):
            at = _begin(line, item, at)
            rows.append(row)
            starts.append(begin + at)
            at += len(item)
            ends.append(begin + at)
    return Spans(np.array(rows, "u4"), np.array(starts, "i8"), np.array(ends, "i8"))


def _begin(line: bytes, item: bytes, after: int) -> int:
    """Where an event begins in its line; found at once where JSON is written without spaces."""
    guess = after + 1 if after else line.find(_EVENTS) + len(_EVENTS)
    return guess if line.startswith(item, guess) else line.find(item, after)
