"""The two doors of the room: bytes to records, a record to its batch."""

from collections.abc import Iterator

from inspector.formats import array, har, lines, value
from inspector.formats.piece import BLANKS, Piece
from inspector.formats.scanner import Fault
from inspector.formats.shapes import describe, recognise
from inspector.formats.text import BOM, RepeatedKey, foreign, value_of
from inspector.model.batch import Batch, Kind, Record
from inspector.model.json import Json
from inspector.model.problems import Finding

READERS = (har.READER, array.READER, lines.READER, value.READER)
"""Every container; the order only breaks ties."""

_READ = "this version reads Events API and web SDK v3 batches"


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


def open_batch(record: Record) -> Batch | tuple[Finding, ...]:
    """The batch of a record, or the findings that say why there is none. Never raises."""
    if record.kind is not Kind.BATCH:
        return record.findings
    try:
        tree, repeated = value_of(record.raw)
    except Fault as fault:
        return (_finding(fault, *_place(record, fault)),)
    shape = recognise(tree)
    if shape is None or not shape.read or not isinstance(tree, dict):
        code = "input.other_format" if shape else "input.not_a_batch"
        what = f"this looks like {shape.words}; {_READ}" if shape else _no_batch(tree)
        return (_finding(Fault(code, 0, what), record.place, what),)
    return Batch(record, shape.name, tree, tuple(_repeated(record, key) for key in repeated))


def _no_batch(tree: Json) -> str:
    return f"{describe(tree)}, but no mParticle batch"


def _record(unit: str, piece: Piece, skipped: int) -> Record:
    offset = piece.offset + skipped
    findings: tuple[Finding, ...] = ()
    if fault := piece.fault:
        place = f"{unit} {piece.number}, byte {fault.offset + skipped}"
        findings = (_finding(fault, place, fault.what),)
    return Record(piece.number, unit, offset, piece.raw, piece.kind, findings, piece.label)


def _place(record: Record, fault: Fault) -> tuple[str, str]:
    """Where a fault inside a record stands in the source, and what it is."""
    if record.unit == har.READER.unit:
        # The body stands in the file as an escaped text: its bytes have no place of their own.
        return record.place, f"{fault.what} (byte {fault.offset} of the posted body)"
    line = record.raw.count(b"\n", 0, fault.offset) + 1
    laid_out = f", line {line} of it" if b"\n" in record.raw else ""
    return (
        f"{record.unit} {record.number}, byte {record.offset + fault.offset}{laid_out}",
        fault.what,
    )


def _finding(fault: Fault, place: str, what: str) -> Finding:
    return Finding(fault.code, values={"place": place, "what": what})


def _repeated(record: Record, key: RepeatedKey) -> Finding:
    where = Fault("json.duplicate_key", key.offset, "")
    values = {"place": _place(record, where)[0], "key": key.key}
    return Finding("json.duplicate_key", (key.pointer,), values)
