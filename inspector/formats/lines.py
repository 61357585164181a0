"""One JSON value a line (NDJSON). Blank lines are skipped but counted, as an editor counts them."""

from collections.abc import Iterator
from itertools import islice

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.repair import Repair, is_blank
from inspector.formats.walk import is_whole
from inspector.model.batch import Kind

_LOOK = 50
"""Lines looked at to recognise the container."""


def _sure(data: bytes) -> float:
    head = list(islice(_pieces(data), _LOOK))
    if len(head) < 2:
        return 0.0
    # A value that is laid out over lines indents what is inside it, or ends it with a comma.
    whole = [
        piece.raw[:1] in (b"{", b"[")
        and (piece.offset == 0 or data[piece.offset - 1 : piece.offset] == b"\n")
        and is_whole(piece.raw)
        for piece in head
    ]
    if whole[0]:
        return 0.95
    if any(whole):
        return 0.85 if sum(whole) > 1 else 0.6
    return 0.3 if all(piece.raw.startswith(b'{"') for piece in head) else 0.0


def _pieces(data: bytes) -> Iterator[Piece]:
    number, start = 0, 0
    comments: tuple[Repair, ...] = ()
    while start < len(data):
        number += 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        line = data[start:end]
        if raw := line.strip(BLANKS):
            offset = start + line.index(raw)
            if raw[:1] == b"/" and is_blank(raw, 0, len(raw)):
                comments = (*comments[:99], Repair(offset, "comment"))
            else:
                yield Piece(number, offset, raw, repairs=comments)
                comments = ()
        start = end + 1
    if comments:
        raw = data[comments[0].offset :].strip(BLANKS)
        yield Piece(number, comments[0].offset, raw, Kind.OTHER, label="comment")


READER = Reader("line", _sure, _pieces)
