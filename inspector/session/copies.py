"""A copy of one event that somebody edits, as text. The original stays what it is: evidence. Pure.

The copy is a batch in canonical words with this event alone, so that what the batch says of the
user can be edited as well. Its pointers speak of the copy: the event is `/events/0`.
"""

from dataclasses import dataclass, replace

from inspector.compare import Change, changes, reverted
from inspector.formats.scanner import Fault
from inspector.formats.text import value_of
from inspector.model.batch import Batch, Event
from inspector.model.inspection import Inspection
from inspector.model.json import Json, encode, pretty, raw_events, raw_members
from inspector.model.masking import masked
from inspector.model.problems import Finding
from inspector.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class TextFault:
    """Why a text is no event."""

    what: str
    """A part of a sentence, or a whole one where there is no place."""
    line: int = 0
    """Counted from 1; 0 where the whole is meant."""
    column: int = 0
    """In characters, counted from 1."""

    @property
    def sentence(self) -> str:
        """What is wrong, and where."""
        place = f"Line {self.line}, column {self.column}: " if self.line else ""
        return f"{place}{self.what}{'' if self.what.endswith('.') else '.'}"


@dataclass(frozen=True, slots=True)
class Copy:
    """An event being edited, or edited."""

    original: Inspection
    before: Json
    """The copy as it was before any edit, decoded."""
    base: str
    """The same as text."""
    text: str
    """As it stands in the editor, perhaps faulty."""
    inspection: Inspection
    """What the last readable text becomes."""
    pipeline: Pipeline
    """Under which that is so."""
    changes: tuple[Change, ...] = ()
    """What the last readable text has changed."""
    fault: TextFault | None = None
    """Why `text` cannot be read."""


def begin(original: Inspection, pipeline: Pipeline) -> Copy | None:
    """A copy of an event, not edited yet; None where there is no event to edit."""
    if original.event is None or original.batch is None:
        return None
    text = pretty(_alone(original.batch, original.event))
    found = _read(original, text, pipeline)
    if isinstance(found, TextFault) or found.batch is None:
        return None
    return Copy(original, found.batch.tree, text, text, found, pipeline)


def with_text(copy: Copy, text: str, pipeline: Pipeline) -> Copy:
    """The copy with another text; where that cannot be read, with the reason, and all else as it
    was."""
    found = _read(copy.original, text, pipeline, copy.base)
    if isinstance(found, TextFault):
        return replace(copy, text=text, fault=found)
    tree: Json = found.batch.tree if found.batch else None
    made = tuple(changes(copy.before, tree))
    found = replace(found, edited=bool(made))
    return Copy(copy.original, copy.before, copy.base, text, found, pipeline, made)


def without(copy: Copy, change: Change, pipeline: Pipeline) -> Copy:
    """The copy with one change taken back. A faulty text is given up for the last readable one."""
    tree = copy.inspection.batch.tree if copy.inspection.batch else {}
    return with_text(copy, pretty(encode(reverted(tree, change))), pipeline)


def under(copy: Copy, pipeline: Pipeline) -> Copy:
    """The same copy under other settings; the last readable text is mapped again."""
    if copy.pipeline is pipeline:
        return copy
    record = copy.inspection.record
    again = with_text(copy, record.raw.decode(), pipeline)
    return replace(again, text=copy.text, fault=copy.fault)


def _alone(batch: Batch, event: Event) -> bytes:
    """The text of a batch with this event alone, its numbers and key order as they were found, its
    secrets masked."""
    text = masked(batch.text)
    events = raw_events(text)
    raw = events[event.index] if event.index < len(events) else encode(event.tree)
    members = raw_members(text) | {"events": b"[" + raw + b"]"}
    first = sorted(members.items(), key=lambda member: member[0] != "events")
    return b"{" + b",".join(encode(key) + b":" + value for key, value in first) + b"}"


def _read(
    original: Inspection, text: str, pipeline: Pipeline, base: str = ""
) -> Inspection | TextFault:
    """What a text becomes. It is canonical whatever it looks like: nobody else wrote it. A key that
    stands twice is a fault unless it did in `base` already: what was typed would not count."""
    raw = text.encode(errors="replace")
    try:
        tree, repeated = value_of(raw)
    except Fault as fault:
        what = fault.what[0].upper() + fault.what[1:]
        return TextFault(what, *_place(raw, fault.offset))
    if base and repeated:
        known = {each.pointer for each in value_of(base.encode())[1]}
        for each in repeated:
            if each.pointer not in known:
                what = f"“{each.key}” stands here a second time; only this one would count"
                return TextFault(what, *_place(raw, each.offset))
    events = tree.get("events") if isinstance(tree, dict) else None
    if not isinstance(tree, dict) or not isinstance(events, list):
        return TextFault("The copy must stay a batch: an object with a list “events” in it.")
    if len(events) != 1:
        return TextFault(f"The copy must hold exactly one event; its “events” has {len(events)}.")
    assert original.batch is not None
    record = replace(original.record, raw=raw, repaired=b"", findings=())
    findings = tuple(
        Finding(
            "json.duplicate_key",
            (each.pointer,),
            {"place": f"line {_place(raw, each.offset)[0]} of the copy", "key": each.key},
        )
        for each in repeated
    )
    batch = Batch(record, original.batch.shape, tree, findings)
    return pipeline.inspect_event(batch.events[0])


def _place(raw: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte, counted from 1."""
    start = raw.rfind(b"\n", 0, offset) + 1
    return raw.count(b"\n", 0, offset) + 1, len(raw[start:offset].decode(errors="replace")) + 1
