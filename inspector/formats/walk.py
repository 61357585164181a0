"""Where values begin and end in a text that may be damaged: brackets, commas and texts decide.

No value is decoded. Every byte is looked at once, in the regular expression engine.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from inspector.formats.repair import COMMENT, STRING, blank_until, is_blank

_BETWEEN = re.compile(rb'(?:[^"{}\[\],/]++|' + STRING + rb"|" + COMMENT + rb"|/)*+([{}\[\],])")
_INSIDE = re.compile(rb'(?:[^"{}\[\]/]++|' + STRING + rb"|" + COMMENT + rb"|/)*+([{}\[\]])")
_FIRST_KEY = re.compile(rb'\{\s*"(?:[^"\\\x00-\x1f]++|\\.)*+"\s*:')
_CLOSERS = b"]}, \t\r\n"
_SKIP = msgspec.json.Decoder(msgspec.Raw)


class Segment(NamedTuple):
    """A stretch that should be one value. It ends before a comma, before the next value, before
    the bracket of its list, or where the text ends."""

    begin: int
    end: int
    stop: str
    """What it ends with: `,`, `]`, `next` (a value with no comma between) or `end`."""


def is_whole(raw: bytes) -> bool:
    """Whether `raw` is one JSON text, as far as brackets and commas go."""
    try:
        _SKIP.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def segments(data: bytes, at: int, in_list: bool) -> Iterator[Segment]:
    """The stretches from `at` on: up to the bracket that closes the list, if `in_list`, else up to
    the end. What stands between two brackets without being part of them is one of its own."""
    begin, closed, depth = at, 0, 0
    while match := (_INSIDE if depth else _BETWEEN).match(data, at):
        mark, start, at = match[1], match.start(1), match.end()
        if mark in b"{[":
            if not depth and not is_blank(data, begin, start):
                yield from _parted(data, begin, closed, start, "next")
                begin, closed = start, 0
            depth += 1
        elif mark == b",":
            yield from _parted(data, begin, closed, start, ",")
            begin, closed = at, 0
        elif depth:
            depth -= 1
            closed = closed if depth else at
        elif mark == b"]" and in_list:
            yield from _parted(data, begin, closed, start, "]")
            return
    yield from _parted(data, begin, closed, len(data), "end")


def _parted(data: bytes, begin: int, closed: int, end: int, stop: str) -> Iterator[Segment]:
    """A stretch, in two where something follows the bracket that closed its value."""
    if closed and not is_blank(data, closed, end):
        yield Segment(begin, closed, "next")
        yield Segment(closed, end, stop)
    else:
        yield Segment(begin, end, stop)


def first_value(data: bytes) -> bytes:
    """The text up to where its first bracket closes; all of it where none does."""
    first = next(segments(data, 0, in_list=False))
    return data[first.begin : first.end]


def first_key(data: bytes, at: int) -> bytes:
    """How the object at `at` begins: its bracket and first key. Values of one list mostly begin
    alike, which finds the next good one behind damage."""
    match = _FIRST_KEY.match(data, blank_until(data, at))
    return match[0] if match else b""


def rescued(data: bytes, begin: int, end: int, key: bytes) -> Iterator[Segment]:
    """The stretches of a broken one, cut wherever `key` stands and a whole value begins. Whatever
    brackets or quotation marks are missing before, the values behind are saved."""
    at = data.find(key, begin + 1, end) if key else -1
    start = begin
    while at >= 0:
        stop = data.find(key, at + 1, end)
        reach = end if stop < 0 else stop
        chunk = first_value(data[at:reach])
        if is_whole(chunk):
            if data[start:at].strip(_CLOSERS):
                yield Segment(start, at, "next")
            yield Segment(at, at + len(chunk), "next")
            start = at + len(chunk)
        at = stop
    if start == begin or data[start:end].strip(_CLOSERS):
        yield Segment(start, end, "end")
