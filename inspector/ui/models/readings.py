"""The ways to read one side: laid out and linked, as it was sent, byte for byte. Pure."""

from collections.abc import Mapping
from enum import StrEnum

from inspector.model.batch import Kind
from inspector.model.inspection import Inspection
from inspector.model.json import is_json, unescape
from inspector.model.masking import masked
from inspector.ui.models.document import Document, Section, build, original


class Reading(StrEnum):
    """How a side is shown, in the word of the menu."""

    FORMATTED = "Formatted"
    """The text laid out, with marks and ribbons."""
    TREE = "Tree"
    """The same as keys, values and types, with the same marks and ribbons."""
    CANONICAL = "Canonical"
    """The same of a batch that was translated: its words are those of the Events API."""
    AS_SENT = "As sent"
    """The text of such a batch before it was translated, laid out; its keys tell their names."""
    BEFORE = "Before the edit"
    """An edited event as it was found, laid out."""
    ORIGINAL = "Original"
    """Byte for byte."""

    @property
    def linked(self) -> bool:
        """Whether its lines have marks, rules and ribbons."""
        return self in (Reading.FORMATTED, Reading.CANONICAL, Reading.TREE)


def readings(inspection: Inspection | None, side: int) -> tuple[Reading, ...]:
    """How the left (0) or right (1) side can be read; what is shown at first stands in front."""
    if inspection is None or (side == 1 and not inspection.mapping.requests):
        return (Reading.FORMATTED,)
    if side == 0 and inspection.batch is None:
        laid_out = inspection.record.kind is Kind.OTHER and is_json(inspection.record.text)
        return (Reading.AS_SENT, Reading.ORIGINAL) if laid_out else (Reading.ORIGINAL,)
    if side == 0 and inspection.edited:
        return (Reading.FORMATTED, Reading.TREE, Reading.BEFORE, Reading.ORIGINAL)
    if side == 0 and inspection.batch and inspection.batch.translated:
        return (Reading.CANONICAL, Reading.TREE, Reading.AS_SENT, Reading.ORIGINAL)
    return (Reading.FORMATTED, Reading.TREE, Reading.ORIGINAL)


def source_text(inspection: Inspection, columns: int) -> Document:
    """The record exactly as it was found but for its secrets, in rows of so many columns."""
    return original([("", masked(inspection.record.raw))], columns)


def as_sent(inspection: Inspection) -> Document:
    """The record's own text laid out, with pointers into that text. Only where it is JSON: a batch,
    or other traffic that proved to be."""
    record = inspection.record
    if not is_json(record.answer):
        return build([Section("", masked(record.text), "")])
    answer = Section("what was answered", record.answer, "/answer")
    return build([Section("what was asked", masked(record.text), ""), answer])


def named(pointer: str, names: Mapping[str, str]) -> str:
    """What the key at a pointer is called in the Events API, `ct: timestamp_unixtime_ms`; empty
    where it has no other name. `names` is what `Pipeline.long_names` tells of the record."""
    if pointer not in names:
        return ""
    return f"{unescape(pointer.rpartition('/')[2])}: {names[pointer]}"
