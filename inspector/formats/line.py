"""Reading one line of a source without the rest of it: for sources too long to be held whole."""

from collections.abc import Iterator

from inspector.formats import lines
from inspector.formats.opening import sort_out
from inspector.formats.packed import SPACE
from inspector.formats.piece import Piece
from inspector.formats.reading import READERS, piece_records
from inspector.formats.text import BOM
from inspector.model.batch import Record


def is_lines(head: bytes) -> bool:
    """Whether a text that begins with `head` (whole lines) holds one JSON value a line."""
    body = head.removeprefix(BOM)
    return max(READERS, key=lambda reader: reader.sure(body)) is lines.READER


def line_records(number: int, offset: int, raw: bytes, packed: bool) -> Iterator[Record]:
    """The records of line `number` (counted from 1) that begins at byte `offset`, just as `read`
    finds them in the whole text. `raw` has no white space around it. `packed`: the text was gzip.

    The numbers of the records are those of `read` only where no line before held several.
    """
    found = piece_records("line", Piece(number, offset, raw), SPACE if packed else "")
    return map(sort_out, found)
