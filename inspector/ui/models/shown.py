"""What stands in the two panes: an event in one of its readings beside its requests. Pure."""

from collections.abc import Callable, Mapping

from inspector.model.batch import Record
from inspector.model.inspection import Inspection
from inspector.session.copies import Copy
from inspector.ui.models import explain
from inspector.ui.models.document import Document
from inspector.ui.models.outline import outlined
from inspector.ui.models.readings import Reading, as_sent, named, readings, source_text
from inspector.ui.models.sides import before_edit, formatted, nothing, request_text

LongNames = Callable[[Record], Mapping[str, str]]
"""What the keys of a record are called, by pointer into its own text."""


class Shown:
    """An inspection laid out for both panes; side 0 is the event, side 1 its requests."""

    def __init__(
        self,
        inspection: Inspection | None = None,
        copy: Copy | None = None,
        rule: explain.RuleLookup | None = None,
        long_names: LongNames | None = None,
    ) -> None:
        """`copy`: where the event is edited, what was. `rule` and `long_names` give whole
        sentences."""
        self.inspection = inspection
        self.found = copy.original if copy else inspection
        """The event as it was found in its source, before any edit."""
        self._rule, self._long_names = rule, long_names
        self._names: Mapping[str, str] = {}
        changes = copy.changes if copy else ()
        self.sides = nothing() if inspection is None else formatted(inspection, changes)
        self.readings = [self.offered(side)[0] for side in range(2)]
        """How each side is read now."""

    @property
    def place(self) -> tuple[int, int, int, bytes] | None:
        """What tells one event of a source from another."""
        if self.found is None:
            return None
        record, event = self.found.record, self.found.event
        return record.number, record.offset, event.index if event else -1, record.raw

    @property
    def linked(self) -> bool:
        """Whether both sides have marks and ribbons."""
        return all(reading.linked for reading in self.readings)

    def offered(self, side: int) -> tuple[Reading, ...]:
        """How a side can be read; what is shown at first stands in front."""
        return readings(self.inspection, side)

    def read_like(self, other: "Shown") -> None:
        """Reads both sides as `other` does, where they can be read so."""
        for side in range(2):
            if other.readings[side] in self.offered(side):
                self.readings[side] = other.readings[side]

    def document(self, side: int, columns: int) -> Document:
        """What a side shows; text that is not laid out is broken into rows of so many columns."""
        reading = self.readings[side]
        laid_out = (self.sides.left, self.sides.right)[side]
        if reading is Reading.TREE:
            return outlined(laid_out)
        if self.inspection is None or self.found is None or reading.linked:
            return laid_out
        if reading is Reading.AS_SENT:
            if self._long_names and not self._names:
                self._names = self._long_names(self.inspection.record)
            return as_sent(self.inspection)
        if reading is Reading.BEFORE:
            return before_edit(self.found)
        if side:
            return request_text(self.inspection, columns)
        return source_text(self.found, columns)

    def captions(self, note: str = "") -> tuple[str, str]:
        """What the headers say; the right one after a note."""
        if self.inspection is None or self.found is None:
            return "", ""
        return explain.source_caption(self.found), explain.target_caption(self.inspection, note)

    def message(self, side: int) -> str:
        """What stands in place of a text that has no lines."""
        if self.inspection is None:
            return explain.NOTHING_CHOSEN if side == 0 else ""
        return explain.no_request(self.inspection) if side else "Nothing stands here."

    def explain(self, side: int, pointer: str) -> str:
        """What is to be said of the line of a pointer; empty for nothing."""
        reading = self.readings[side]
        if reading is Reading.AS_SENT:
            return named(pointer, self._names)
        if not reading.linked:
            return ""
        links = (self.sides.sources, self.sides.targets)[side].links(pointer)
        if sentences := [explain.link_sentence(link, self._rule) for link in links]:
            return "\n\n".join(dict.fromkeys(sentences))
        document = (self.sides.left, self.sides.right)[side]
        line = document.line_of(pointer)
        marked = line is not None and document.mark(line) is not None
        return "Everything in it is dropped." if marked else ""
