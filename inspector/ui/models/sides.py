"""An inspection as two documents and the ribbons between them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inspector.compare import Change
from inspector.model.batch import Batch, Event
from inspector.model.inspection import Inspection
from inspector.model.json import encode, escape, raw_events, raw_members
from inspector.model.mapping import Link, LinkKind, Request
from inspector.model.masking import masked
from inspector.ui.models.document import Document, Section, build, original
from inspector.ui.models.edited import notes
from inspector.ui.models.fates import Fates, by_source, by_target

LIMIT = "128 KB"
"""The longest body MoEngage takes (Data API reference)."""

FOLD_FROM = 6
"""An untouched member of the batch with more lines than this starts out folded."""


class Ribbon(NamedTuple):
    """One source line and the target line it becomes; None where it is dropped."""

    source: int
    target: int | None
    kind: LinkKind
    quiet: bool


@dataclass(slots=True)
class Sides:
    """Both documents of an inspection, and which line belongs to which."""

    left: Document
    right: Document
    sources: Fates
    targets: Fates
    sizes: tuple[int, ...] = ()
    """Bytes of the body of each request."""
    _ribbons: dict[tuple[int, int], list[Ribbon]] = field(default_factory=dict)
    """What `ribbons` found: it is asked again with every painting."""

    def ribbons(self, side: int, line: int) -> list[Ribbon]:
        """The ribbons with an end on a line of the left (0) or right (1) side. A container dropped
        whole has one ribbon. Made when asked for: there are as many as fields, and few in sight."""
        if (side, line) not in self._ribbons:
            self._ribbons[side, line] = self._ribbons_at(side, line)
        return self._ribbons[side, line]

    def _ribbons_at(self, side: int, line: int) -> list[Ribbon]:
        document = (self.left, self.right)[side]
        mark = document.mark(line)
        if side == 0 and mark and mark.kind is LinkKind.DROPPED:
            whole = self.sources.whole(line)
            if whole is not None:
                cross = Ribbon(line, None, LinkKind.DROPPED, mark.quiet)
                return [cross] if whole == line else []
        pointer = document.pointer(line)
        links = (self.sources, self.targets)[side].links(pointer)
        if not links or document.line_of(pointer) != line:
            return []
        found = [ribbon for link in links for ribbon in self._of(link)]
        return [ribbon for ribbon in found if ribbon.source == line] if side == 0 else found

    def is_difference(self, side: int, line: int) -> bool:
        """Whether a line has a mark of substance; what is dropped or comes into being is told from
        its own side. A container that is dropped whole counts once."""
        mark = (self.left, self.right)[side].mark(line)
        if mark is None or mark.quiet or (side == 1 and mark.kind is not LinkKind.ADDED):
            return False
        return mark.kind is not LinkKind.DROPPED or self.sources.whole(line) in (None, line)

    def difference(self, here: tuple[int, int] | None, way: int) -> tuple[int, int] | None:
        """(side, line) of the next difference from `here` on, as one reads: from top to bottom,
        the left side first, and from the end to the start again. Backwards where `way` is -1. None
        where there is none."""
        sizes = len(self.left), len(self.right)
        total = 2 * max(sizes)
        start = (here[1] * 2 + here[0]) if here else (-1 if way > 0 else total)
        for step in range(1, total + 1):
            line, side = divmod((start + way * step) % total, 2)
            if line < sizes[side] and self.is_difference(side, line):
                return side, line
        return None

    def _of(self, link: Link) -> list[Ribbon]:
        """A ribbon for every source of a link."""
        target = self.right.line_of(link.target) if link.target is not None else None
        if target is None and link.kind is not LinkKind.DROPPED:
            return []
        lines = (self.left.line_of(pointer) for pointer in link.sources)
        quiet = not link.substance
        return [Ribbon(line, target, link.kind, quiet) for line in lines if line is not None]


def nothing() -> Sides:
    """The sides of no event at all."""
    left, right = Document(), Document()
    return Sides(left, right, Fates().of(left), Fates().of(right))


def before_edit(original: Inspection) -> Document:
    """An event as it was found, beside what it was edited to; nothing is marked."""
    assert original.batch is not None
    return build(_left(original.batch, original.event, frozenset()))


def formatted(inspection: Inspection, changes: Sequence[Change] = ()) -> Sides:
    """The two sides laid out, marked and linked; with a note at each of `changes`, where the event
    was edited."""
    event, batch = inspection.event, inspection.batch
    if batch is None:
        return nothing()
    links = inspection.mapping.links
    sources = by_source(links)
    mattering = _mattering_members(sources)
    left = build(_left(batch, event, mattering))
    left.notes = notes(changes)
    requests = inspection.mapping.requests
    bodies = [request.encoded() for request in requests]
    right = build(_right(requests, bodies))
    if event:
        left.folded = _untouched(left, mattering)
    sizes = tuple(map(len, bodies))
    return Sides(left, right, sources.of(left), by_target(links).of(right), sizes)


def request_text(inspection: Inspection, columns: int) -> Document:
    """The exact bytes of each request, in rows of so many columns."""
    requests = inspection.mapping.requests
    bodies = [request.encoded() for request in requests]
    parts = ((each.title, each.raw) for each in _right(requests, bodies))
    return original(parts, columns)


def size_text(size: int) -> str:
    """How long a body is and may be: `612 B of 128 KB`, of 1,024 bytes."""
    text = f"{size} B" if size < 1024 else f"{size / 1024:.1f} KB"
    return f"{text} of {LIMIT}"


def _order(requests: tuple[Request, ...]) -> list[int]:
    """The event request stands at the top, beside the event; the user request below it, beside
    the rest of the batch. The headings say which one goes out first."""
    return sorted(range(len(requests)), key=lambda at: requests[at].family != "event")


def _title(requests: tuple[Request, ...], at: int, size: int) -> str:
    if len(requests) < 2:
        return ""
    return f"POST {requests[at].path} · sent {('first', 'second')[at]} · {size_text(size)}"


def _right(requests: tuple[Request, ...], bodies: list[bytes]) -> list[Section]:
    return [
        Section(_title(requests, at, len(bodies[at])), bodies[at], f"/{at}")
        for at in _order(requests)
    ]


def _left(batch: Batch, event: Event | None, mattering: frozenset[str]) -> list[Section]:
    """The event, then the other members of its batch: first those with a field that matters."""
    members, events = _raw_parts(batch)
    sections = []
    if event:
        sections.append(Section("", events[event.index], event.pointer))
    rest = sorted(members.items(), key=lambda member: escape(member[0]) not in mattering)
    text = b",".join(encode(key) + b":" + bytes(raw) for key, raw in rest)
    if rest:
        title = "batch: what its events share" if event else ""
        sections.append(Section(title, b"{" + text + b"}", ""))
    return sections


def _raw_parts(batch: Batch) -> tuple[dict[str, bytes], list[bytes]]:
    """The members of the batch without its events, and the events, as they stand in its text but
    for its secrets."""
    text = masked(batch.text)
    members = raw_members(text)
    members.pop("events", None)
    return members, raw_events(text)


def _mattering_members(sources: Fates) -> frozenset[str]:
    """The members of the batch, as tokens, with a field that matters; its events apart."""
    outside = [pointer for pointer in sources.first if pointer[:8] != "/events/"]
    return frozenset(
        pointer.split("/", 2)[1] for pointer in outside if pointer and _matters(sources, pointer)
    )


def _matters(sources: Fates, pointer: str) -> bool:
    link = sources.first[pointer]
    goes = link.target is not None or pointer in sources.more
    return goes or link.kind is LinkKind.USED or link.substance


def _untouched(left: Document, mattering: frozenset[str]) -> frozenset[int]:
    """The long members of the batch without a field that matters; the whole batch where none of
    its fields does, as for an event that becomes nothing."""
    if not left.headings:
        return frozenset()
    heading = max(left.headings)
    folds = set() if mattering else set(left.headings)
    line = heading + 2
    while line < len(left):
        end = left.end(line) or line
        if end - line > FOLD_FROM and left.pointer(line)[1:] not in mattering:
            folds.add(line)
        line = end + 1
    return frozenset(folds)
