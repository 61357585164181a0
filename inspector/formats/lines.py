"""One JSON value a line (NDJSON). Blank lines are skipped but counted, as an editor counts them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from inspector.formats.piece import BLANKS, Piece, Reader
from inspector.formats.repair import Repair, is_blank
from inspector.formats.walk import is_whole
from inspector.model.batch import Kind

_LOOK = 50
"""Lines looked at to recognise the container."""
_BLOCK = 1 << 16


def begins(head: bytes) -> bool | None:
    """Whether a text that begins with `head` (whole lines) surely is one value a line, from its
    first line that says something; None where two such lines have not come yet."""
    found = list(islice(pieces((head,)), 2))
    if len(found) < 2:
        return None
    return _is_value(head, found[0])


def pieces(blocks: Iterable[bytes]) -> Iterator[Piece]:
    """The lines of the text that `blocks` make together, as they come."""
    start = 0
    comments: tuple[Repair, ...] = ()
    held: list[bytes] = []
    """The text since the first comment that no value has followed yet."""
    for number, line in enumerate(_lines(blocks), 1):
        if raw := line.strip(BLANKS):
            offset = start + line.index(raw)
            if raw[:1] == b"/" and is_blank(raw, 0, len(raw)):
                comments = (*comments[:99], Repair(offset, "comment"))
            else:
                yield Piece(number, offset, raw, repairs=comments)
                comments, held = (), []
        if comments:
            held.append(line)
        start += len(line) + 1
    if comments:
        raw = b"\n".join(held).strip(BLANKS)
        yield Piece(number, comments[0].offset, raw, Kind.OTHER, label="comment")


def _sure(data: bytes) -> float:
    head = list(islice(_pieces(data), _LOOK))
    if len(head) < 2:
        return 0.0
    whole = [_is_value(data, piece) for piece in head]
    if whole[0]:
        return 0.95
    if any(whole):
        return 0.85 if sum(whole) > 1 else 0.6
    return 0.3 if all(piece.raw.startswith(b'{"') for piece in head) else 0.0


def _is_value(data: bytes, piece: Piece) -> bool:
    """Whether a line is a value of its own. One that is laid out over lines indents what is inside
    it, or ends it with a comma."""
    return (
        piece.raw[:1] in (b"{", b"[")
        and (piece.offset == 0 or data[piece.offset - 1 : piece.offset] == b"\n")
        and is_whole(piece.raw)
    )


def _pieces(data: bytes) -> Iterator[Piece]:
    return pieces(data[at : at + _BLOCK] for at in range(0, len(data), _BLOCK))


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    rest: list[bytes] = []
    for block in blocks:
        first, *more = block.split(b"\n")
        rest.append(first)
        if more:
            yield b"".join(rest)
            rest = [more.pop()]
            yield from more
    yield b"".join(rest)


READER = Reader("line", _sure, _pieces)
