"""The first door of the room: bytes to records."""

from collections.abc import Iterator

from inspector.formats import array, har, lines, value
from inspector.formats.opening import complaint
from inspector.formats.piece import BLANKS, Piece
from inspector.formats.scanner import Fault
from inspector.formats.text import BOM, foreign
from inspector.model.batch import Kind, Record
from inspector.model.problems import Finding

READERS = (har.READER, array.READER, lines.READER, value.READER)
"""Every container; the order only breaks ties."""


def read(data: bytes) -> Iterator[Record]:
    """The units of a source, whatever it is: every piece of it becomes a record, none is lost.

    The container is told from the content. Offsets count from the first byte of `data`, a byte
    order mark included. Never raises.
    """
    skipped = len(BOM) if data.startswith(BOM) else 0
    body = data[skipped:] if skipped else data
    fault = foreign(body)
    if not body.strip(BLANKS):
        fault = Fault("input.empty", 0, "there is nothing to read, the source is empty")
    if fault:
        raw = body.strip(BLANKS)
        yield _record("value", Piece(1, 0, raw, Kind.UNREADABLE, fault), skipped)
        return
    reader = max(READERS, key=lambda reader: reader.sure(body))
    empty = True
    for piece in reader.pieces(body):
        empty = False
        yield _record(reader.unit, piece, skipped)
    if empty:
        fault = Fault("input.empty", 0, f"it is well formed, but holds no {reader.unit}")
        yield _record("value", Piece(1, 0, body.strip(BLANKS), Kind.UNREADABLE, fault), skipped)


def _record(unit: str, piece: Piece, skipped: int) -> Record:
    offset = piece.offset + skipped
    findings: tuple[Finding, ...] = ()
    if fault := piece.fault:
        place = f"{unit} {piece.number}, byte {fault.offset + skipped}"
        findings = (complaint(fault, place, fault.what),)
    return Record(piece.number, unit, offset, piece.raw, piece.kind, findings, piece.label)
