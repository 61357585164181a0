"""Where values begin and end in a text that may be damaged: brackets, commas and texts decide.

Sound values are passed over by a parser, damaged ones by their brackets alone; so every byte is
looked at twice at most.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from inspector.formats.piece import BLANKS
from inspector.formats.repair import COMMENT, STRING, blank_until, is_blank

_BETWEEN = re.compile(rb'(?:[^"{}\[\],/]++|' + STRING + rb"|" + COMMENT + rb"|/)*+([{}\[\],])")
_INSIDE = re.compile(rb'(?:[^"{}\[\]/]++|' + STRING + rb"|" + COMMENT + rb"|/)*+([{}\[\]])")
_FIRST_KEY = re.compile(rb'\{\s*"(?:[^"\\\x00-\x1f]++|\\.)*+"\s*:')
_CLOSERS = b"]}, \t\r\n"
_SKIP = msgspec.json.Decoder(msgspec.Raw)
# The one parser at hand that stops behind a value. What it makes of the value is thrown away.
_PASS = json.JSONDecoder(parse_int=len, parse_float=len)
_WINDOW = 16 << 10
_PATIENCE = 64
"""How often all of a damaged stretch may be looked through for a sound value."""


class Segment(NamedTuple):
    """A stretch that should be one value. It ends before a comma, before the next value, before
    the bracket of its list, or where the text ends."""

    begin: int
    end: int
    stop: str
    """What it ends with: `,`, `]`, `next` (a value with no comma between), `torn` (the same behind
    damage) or `end`."""


def is_whole(raw: bytes) -> bool:
    """Whether `raw` is one JSON text, as far as brackets and commas go."""
    try:
        _SKIP.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def segments(data: bytes, at: int, in_list: bool, key: bytes = b"") -> Iterator[Segment]:
    """The stretches from `at` on: up to the bracket that closes the list, if `in_list`, else up to
    the end. What stands between two brackets without being part of them is one of its own. In a
    list a damaged value ends at the latest where a sound one begins that looks like its siblings:
    `key` is how the last one before began."""
    begin, closed, depth, limit = at, 0, 0, 0
    while (match := (_INSIDE if depth else _BETWEEN).match(data, at)) or limit:
        if match is None or 0 < limit <= match.start(1):
            yield _torn(data, begin, limit)
            begin = at = limit
            closed = depth = limit = 0
            continue
        mark, start, at = match[1], match.start(1), match.end()
        if mark in b"{[":
            if not depth and not is_blank(data, begin, start):
                yield from _parted(data, begin, closed, start, "next")
                begin, closed = start, 0
            if not depth and (end := sound_end(data, start)[0]):
                at = closed = end
                key = first_key(data, start) or key
            elif not depth:
                depth, limit = 1, _sibling(data, start, key) if in_list else 0
            else:
                depth += 1
        elif mark == b",":
            yield from _parted(data, begin, closed, start, ",")
            begin, closed = at, 0
        elif depth:
            depth -= 1
            closed, limit = (closed, limit) if depth else (at, 0)
        elif mark == b"]" and in_list:
            yield from _parted(data, begin, closed, start, "]")
            return
    yield from _parted(data, begin, closed, len(data), "end")


def _sibling(data: bytes, begin: int, key: bytes) -> int:
    """Where the next sound value begins that looks like those before, 0 if none does."""
    key = key or first_key(data, begin)
    at = data.find(key, begin + 1) if key else -1
    for _ in range(_PATIENCE):
        if at < 0 or sound_end(data, at)[0]:
            return max(at, 0)
        at = data.find(key, at + 1)
    return 0


def _torn(data: bytes, begin: int, end: int) -> Segment:
    """A damaged stretch that ends where a sound value begins, without the comma between."""
    text = data[begin:end].rstrip(BLANKS)
    comma = text.endswith(b",")
    return Segment(begin, begin + len(text) - comma, "," if comma else "torn")


def sound_end(data: bytes, at: int) -> tuple[int, int]:
    """Where the sound value ends that begins at `at`, 0 if it is not sound; and how many
    bytes were looked at to find out. A window that grows keeps that few: the parser counts
    the lines before each error it makes."""
    size = _WINDOW
    while True:
        # A character a byte, so that places stay what they are.
        window = data[at : at + size].decode("latin-1")
        try:
            end = _PASS.raw_decode(window)[1]
            return at + end, end
        except json.JSONDecodeError as error:
            cut = error.pos > len(window) - 16 or error.msg.startswith("Unterminated")
            if not cut or at + size >= len(data):
                return 0, min(size, len(window))
            size *= 8
        except RecursionError:
            return 0, size


def _parted(data: bytes, begin: int, closed: int, end: int, stop: str) -> Iterator[Segment]:
    """A stretch, in two where something follows the bracket that closed its value."""
    if closed and not is_blank(data, closed, end):
        yield Segment(begin, closed, "next")
        yield Segment(closed, end, stop)
    else:
        yield Segment(begin, end, stop)


def first_key(data: bytes, at: int) -> bytes:
    """How the object at `at` begins: its bracket and first key. Values of one list mostly begin
    alike, which finds the next good one behind damage."""
    match = _FIRST_KEY.match(data, blank_until(data, at))
    return match[0] if match else b""


def rescued(data: bytes, begin: int, end: int, key: bytes) -> Iterator[Segment]:
    """The stretches of a broken one, cut wherever `key` stands and a sound value begins. Whatever
    brackets or quotation marks are missing before, the values behind are saved."""
    text = data[begin:end]
    first = blank_until(data, begin) - begin
    at = text.find(key, first + 1) if key else -1
    start = effort = 0
    while at >= 0 and effort <= _PATIENCE * len(text):
        stop, looked = sound_end(text, at)
        effort += looked - at
        if stop:
            if text[start:at].strip(_CLOSERS):
                yield Segment(begin + start, begin + at, "next")
            yield Segment(begin + at, begin + stop, "next")
            start = stop
        at = text.find(key, stop or at + 1)
    if not start or text[start:].strip(_CLOSERS):
        yield Segment(begin + start, end, "end")
