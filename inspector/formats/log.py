"""Log text of the SDKs: the batches they say they upload, the rest is counted.

The web SDK writes `Uploading batches: […]`, Android `Upload request attempt:` and then the batch as
a message of its own, which logcat may spread over lines with a heading on each.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.walk import is_whole, sound_end
from inspector.model.batch import Kind

_NEEDLES = (b"Uploading batches: ", b"Upload complete: ", b"Upload request attempt:")
_MARK = re.compile(
    rb"(?:Uploading batches: |Upload complete: )(?=[\[{])|Upload request attempt:(?=[^{]{0,2000}\{)"
)
_HEADING = re.compile(
    rb"(?:[\d-]{5,10} [\d:.]{8,15}\s+(?:\d+\s+\d+\s+)?)?"
    rb"[VDIWEF][ /](?P<tag>[\w.$-]+)\s*(?:\(\s*\d+\))?: ?"
    rb"|[\d-]{10} [\d:.]{8,15}\s+\d+-\d+\s+(?P<studio>\S+)\s+\S+\s+[VDIWEF]  ?"
)
"""What logcat puts before each line, in its formats `threadtime`, `time`, `brief` and `tag`, and
in that of Android Studio."""
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_ANSWER = b"Upload complete"
_EVENTS = re.compile(rb'"(?:events|msgs)"')
_SPACE = "joined log text"


def _sure(data: bytes) -> float:
    if not any(needle in data for needle in _NEEDLES) or not _MARK.search(data):
        return 0.0
    if data.lstrip(BLANKS)[:1] in (b"{", b"[") and (is_whole(data) or is_whole(_first_line(data))):
        return 0.0  # JSON whose texts hold the words.
    return 0.96


def _first_line(data: bytes) -> bytes:
    return data.lstrip(BLANKS).partition(b"\n")[0]


def _pieces(data: bytes) -> Iterator[Piece]:
    number, done, count = 0, 0, 0
    marks = list(_MARK.finditer(data))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if mark.start() < done:
            continue
        for other in _other(data, done, mark.start(), number):
            number += 1
            yield other
        number, count = number + 1, count + 1
        found, done = _message(data, mark, following.start() if following else len(data))
        yield replace(found, number=number, name=f"message {count}")
    yield from _other(data, done, len(data), number)


def _other(data: bytes, begin: int, end: int, number: int) -> Iterator[Piece]:
    """What stands between the messages."""
    text = data[begin:end]
    if raw := text.strip(BLANKS):
        yield Piece(
            number + 1, begin + text.index(raw), raw, Kind.OTHER, label="log text", name="log text"
        )


def _message(data: bytes, mark: re.Match[bytes], end: int) -> tuple[Piece, int]:
    """The value behind a mark, and where it ends: on its line, over several, or nowhere."""
    start = mark.end()
    if data[start : start + 1] != b"[":
        start = data.index(b"{", start)
    line_end = data.find(b"\n", start, end)
    line = data[start : line_end if line_end >= 0 else end]
    for text in (line, data[start:end]):
        if size := sound_end(text, 0)[0]:
            value = text[:size]
            answer = mark[0].startswith(_ANSWER) and not _EVENTS.search(value)
            kind = Kind.OTHER if answer else Kind.BATCH
            return Piece(0, start, value, kind, label="upload answer"), start + size
    joined, ends = _joined(data, start, end)
    if size := sound_end(joined, 0)[0]:
        return Piece(0, start, joined[:size], space=_SPACE), _reach(ends, size)
    return Piece(0, start, line.rstrip(BLANKS)), start + len(line)


def _joined(data: bytes, start: int, end: int) -> tuple[bytes, list[tuple[int, int]]]:
    """The lines from `start` on that have the heading's tag, without their headings; and after
    each, the length of the text so far and the byte where it ends. JSON may be cut at any byte but
    never needs a line break, so nothing is put between."""
    heading = _HEADING.match(data, data.rfind(b"\n", 0, start) + 1)
    parts, ends, size = [], [], 0
    for line in _LINE.finditer(data, start, end):
        first = line.start() == start
        found = None if first else _HEADING.match(line[0])
        if found and heading and _tag(found) != _tag(heading):
            continue
        part = line[0][found.end() if found else 0 :].rstrip(b"\r\n")
        size += len(part)
        parts.append(part)
        ends.append((size, line.end()))
    return b"".join(parts), ends


def _tag(heading: re.Match[bytes]) -> bytes:
    return heading["tag"] or heading["studio"]


def _reach(ends: list[tuple[int, int]], length: int) -> int:
    return next(end for size, end in ends if size >= length)


READER = Reader("message", _sure, _pieces)
