"""A record to its batch in canonical words, or to the reasons why there is none."""

from collections.abc import Mapping
from dataclasses import replace

from inspector.formats.dialects.shape import Shape, Use
from inspector.formats.draft import Draft, Tree
from inspector.formats.keys import Keys
from inspector.formats.scanner import Fault
from inspector.formats.shapes import describe, recognise
from inspector.formats.text import RepeatedKey, value_of
from inspector.model.batch import Batch, Kind, Other, Record
from inspector.model.json import Json
from inspector.model.problems import Finding

_TELLTALES = (
    b'"known_identities"',
    b'"identity_changes"',
    b'"matched_identities"',
    b'"is_logged_in"',
    b'"request_type"',
    b'"esid"',
    b'"kitConfigs"',
    b'"dt"',
    b'"type"',
)
"""One of these stands in everything that is other traffic."""
_EVENTS = (b'"events"', b'"msgs"')


def open_batch(record: Record, keys: Keys) -> Batch | Other | tuple[Finding, ...]:
    """The batch of a record, what other traffic it is, or why it is neither. Never raises."""
    if record.kind is Kind.OTHER:
        return Other(record.label)
    if record.kind is not Kind.BATCH:
        return record.findings
    try:
        tree, repeated = value_of(record.text)
    except Fault as fault:
        return (complaint(fault, *_place(record, fault)),)
    shape = recognise(tree)
    if shape is None or shape.use is Use.FOREIGN or not isinstance(tree, dict):
        code = "input.other_format" if shape else "input.not_a_batch"
        what = f"this looks like {shape.words}" if shape else _no_batch(tree)
        return (complaint(Fault(code, 0, what), record.place, what),)
    if shape.use is Use.OTHER:
        return Other(shape.words)
    findings = (*record.findings, *(_repeated(record, key) for key in repeated))
    if shape.translate is None:
        return Batch(record, shape.name, tree, findings)
    return _translated(record, shape, tree, findings, Draft(keys))


def sort_out(record: Record) -> Record:
    """The record, known for other traffic if its text says so: an identity call, a configuration.

    Its bytes stay with it. Looks closely only where a telltale word stands.
    """
    text = record.text
    if record.kind is not Kind.BATCH or not any(word in text for word in _TELLTALES):
        return record
    if any(word in text for word in _EVENTS):
        return record
    try:
        shape = recognise(value_of(text)[0])
    except Fault:
        return record
    if shape is None or shape.use is not Use.OTHER:
        return record
    return replace(record, kind=Kind.OTHER, label=shape.words)


def long_names(record: Record, keys: Keys) -> Mapping[str, str]:
    """What the keys of a record are called in the Events API, by their pointers in its own text.
    Only keys that have another name there; nothing for a batch in canonical words."""
    try:
        tree, _ = value_of(record.text)
    except Fault:
        return {}
    shape = recognise(tree)
    if shape is None or shape.translate is None or not isinstance(tree, dict):
        return {}
    draft = Draft(keys)
    shape.translate(tree, draft)
    return draft.names


def _translated(
    record: Record, shape: Shape, tree: Tree, findings: tuple[Finding, ...], draft: Draft
) -> Batch:
    # What was found in the record's own text points where the canonical batch has something else.
    loose = tuple(replace(finding, pointers=()) for finding in findings)
    found = shape.translate(tree, draft) if shape.translate else ()
    return Batch(record, shape.name, draft.batch, (*loose, *found), translated=True)


def complaint(fault: Fault, place: str, what: str) -> Finding:
    """The finding that says what is wrong with a record, and where."""
    return Finding(fault.code, values={"place": place, "what": what})


def _no_batch(tree: Json) -> str:
    return f"{describe(tree)}, but no mParticle batch"


def _place(record: Record, fault: Fault) -> tuple[str, str]:
    """Where a fault inside a record stands in the source, and what it is."""
    line = record.raw.count(b"\n", 0, fault.offset) + 1
    laid_out = f", line {line} of it" if b"\n" in record.raw else ""
    return f"{record.at(fault.offset)}{laid_out}", fault.what


def _repeated(record: Record, key: RepeatedKey) -> Finding:
    where = Fault("json.duplicate_key", key.offset, "")
    values = {"place": _place(record, where)[0], "key": key.key}
    return Finding("json.duplicate_key", (key.pointer,), values)
