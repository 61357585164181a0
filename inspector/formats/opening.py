"""A record to its batch, or to the reasons why there is none."""

from inspector.formats.scanner import Fault
from inspector.formats.shapes import describe, recognise
from inspector.formats.text import RepeatedKey, value_of
from inspector.model.batch import Batch, Kind, Record
from inspector.model.json import Json
from inspector.model.problems import Finding

_READ = "this version reads Events API and web SDK v3 batches"


def open_batch(record: Record) -> Batch | tuple[Finding, ...]:
    """The batch of a record, or the findings that say why there is none. Never raises."""
    if record.kind is not Kind.BATCH:
        return record.findings
    try:
        tree, repeated = value_of(record.raw)
    except Fault as fault:
        return (complaint(fault, *_place(record, fault)),)
    shape = recognise(tree)
    if shape is None or not shape.read or not isinstance(tree, dict):
        code = "input.other_format" if shape else "input.not_a_batch"
        what = f"this looks like {shape.words}; {_READ}" if shape else _no_batch(tree)
        return (complaint(Fault(code, 0, what), record.place, what),)
    return Batch(record, shape.name, tree, tuple(_repeated(record, key) for key in repeated))


def complaint(fault: Fault, place: str, what: str) -> Finding:
    """The finding that says what is wrong with a record, and where."""
    return Finding(fault.code, values={"place": place, "what": what})


def _no_batch(tree: Json) -> str:
    return f"{describe(tree)}, but no mParticle batch"


def _place(record: Record, fault: Fault) -> tuple[str, str]:
    """Where a fault inside a record stands in the source, and what it is."""
    if record.unit == "entry":
        # The body stands in the file as an escaped text: its bytes have no place of their own.
        return record.place, f"{fault.what} (byte {fault.offset} of the posted body)"
    line = record.raw.count(b"\n", 0, fault.offset) + 1
    laid_out = f", line {line} of it" if b"\n" in record.raw else ""
    return (
        f"{record.unit} {record.number}, byte {record.offset + fault.offset}{laid_out}",
        fault.what,
    )


def _repeated(record: Record, key: RepeatedKey) -> Finding:
    where = Fault("json.duplicate_key", key.offset, "")
    values = {"place": _place(record, where)[0], "key": key.key}
    return Finding("json.duplicate_key", (key.pointer,), values)
