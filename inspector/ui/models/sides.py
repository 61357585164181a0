"""An inspection as two documents and the ribbons between them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from inspector.model.batch import Batch, Event
from inspector.model.inspection import Inspection
from inspector.model.json import encode, escape, raw_events
from inspector.model.mapping import Link, LinkKind, Request
from inspector.ui.models.document import Document, LineMark, Section, build, original
from inspector.ui.models.masking import masked

LIMIT = "128 KB"
"""The longest body MoEngage takes (Data API reference)."""

FOLD_FROM = 6
"""An untouched member of the batch with more lines than this starts out folded."""

_SHOWN = (LinkKind.DROPPED, LinkKind.ADDED, LinkKind.CONVERTED, LinkKind.MERGED, LinkKind.RENAMED)


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
    source_links: dict[str, list[Link]] = field(default_factory=dict)
    """Pointer into the batch → its fates; more than one where it goes into several fields."""
    target_links: dict[str, Link] = field(default_factory=dict)
    whole: dict[int, int] = field(default_factory=dict)
    """Every left line of a container that is dropped whole → the line that opens it."""

    def ribbons(self, side: int, line: int) -> list[Ribbon]:
        """The ribbons with an end on a line of the left (0) or right (1) side. A container dropped
        whole has one ribbon. Made when asked for: there are as many as fields, and few in sight."""
        document = (self.left, self.right)[side]
        pointer = document.pointers[line]
        if document.line_of.get(pointer) != line:
            return []
        if side == 0 and line in self.whole:
            if self.whole[line] != line:
                return []
            return [Ribbon(line, None, LinkKind.DROPPED, self.left.marks[line].quiet)]
        if side == 0:
            links = self.source_links.get(pointer, [])
            return [ribbon for link in links for ribbon in self._of(link) if ribbon.source == line]
        return self._of(self.target_links[pointer]) if pointer in self.target_links else []

    def _of(self, link: Link) -> list[Ribbon]:
        """A ribbon for every source of a link."""
        target = self.right.line_of.get(link.target) if link.target is not None else None
        if target is None and link.kind is not LinkKind.DROPPED:
            return []
        lines = (self.left.line_of.get(pointer) for pointer in link.sources)
        quiet = not link.substance
        return [Ribbon(line, target, link.kind, quiet) for line in lines if line is not None]

    def differences(self) -> list[tuple[int, int]]:
        """(side, line) of every marked line of substance, as one reads: from top to bottom, the
        left side first. A container that is dropped whole counts once."""
        found = []
        for side, document in enumerate((self.left, self.right)):
            last = -1
            for line, mark in sorted(document.marks.items()):
                if mark.quiet or mark.kind not in _SHOWN or line <= last:
                    continue
                if mark.kind is LinkKind.DROPPED:
                    last = document.ends.get(line, -1)
                if side == 0 or mark.kind is LinkKind.ADDED:
                    found.append((line, side))
        return [(side, line) for line, side in sorted(found)]


def formatted(inspection: Inspection) -> Sides:
    """The two sides laid out, marked and linked."""
    event, batch = inspection.event, inspection.batch
    if batch is None:
        return Sides(Document(), Document())
    links = inspection.mapping.links
    left = build(_left(batch, event, links))
    right = build(_right(inspection.mapping.requests))
    sides = Sides(left, right)
    _link(sides, links)
    for document in (left, right):
        document.mark_whole_drops()
    sides.whole = _whole_drops(left)
    if event:
        left.folded = _untouched(sides)
    return sides


def request_text(inspection: Inspection, columns: int) -> Document:
    """The exact bytes of each request, in rows of so many columns."""
    requests = inspection.mapping.requests
    parts = ((_title(requests, at), requests[at].encoded()) for at in _order(requests))
    return original(parts, columns)


def size_text(request: Request) -> str:
    """How long a body is and may be: `612 B of 128 KB`, of 1,024 bytes."""
    size = len(request.encoded())
    text = f"{size} B" if size < 1024 else f"{size / 1024:.1f} KB"
    return f"{text} of {LIMIT}"


def _order(requests: tuple[Request, ...]) -> list[int]:
    """The event request stands at the top, beside the event; the user request below it, beside
    the rest of the batch. The headings say which one goes out first."""
    return sorted(range(len(requests)), key=lambda at: requests[at].family != "event")


def _title(requests: tuple[Request, ...], at: int) -> str:
    if len(requests) < 2:
        return ""
    request = requests[at]
    return f"POST {request.path} · sent {('first', 'second')[at]} · {size_text(request)}"


def _right(requests: tuple[Request, ...]) -> list[Section]:
    return [
        Section(_title(requests, at), requests[at].encoded(), f"/{at}") for at in _order(requests)
    ]


def _left(batch: Batch, event: Event | None, links: Iterable[Link]) -> list[Section]:
    """The event, then the other members of its batch: first those with a field that matters."""
    members, events = _raw_parts(batch)
    sections = []
    if event:
        sections.append(Section("", events[event.index], event.pointer))
    linked = {
        pointer.split("/", 2)[1]
        for link in links
        if _matters(link)
        for pointer in link.sources
        if not pointer.startswith("/events/") and pointer
    }
    rest = sorted(members.items(), key=lambda member: escape(member[0]) not in linked)
    text = b",".join(encode(key) + b":" + bytes(raw) for key, raw in rest)
    if rest:
        title = "batch: what its events share" if event else ""
        sections.append(Section(title, b"{" + text + b"}", ""))
    return sections


def _raw_parts(batch: Batch) -> tuple[dict[str, bytes], list[bytes]]:
    """The members of the batch without its events, and the events, as they stand in its text but
    for its secrets."""
    text = masked(batch.text)
    members = _members(text)
    members.pop("events", None)
    return members, raw_events(text)


def _members(raw: bytes) -> dict[str, bytes]:
    try:
        members = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        return {}
    return {key: bytes(value) for key, value in members.items()}


def _link(sides: Sides, links: Iterable[Link]) -> None:
    """Files every link under its pointers and marks the lines of both ends. One loop without
    frills: a large event has tens of thousands of links."""
    left, right = sides.left, sides.right
    marks = {
        (kind, substance): LineMark(kind, not substance)
        for kind in _SHOWN
        for substance in (True, False)
    }
    for link in links:
        mark = marks.get((link.kind, link.substance))
        if link.target is not None:
            sides.target_links[link.target] = link
            if mark and (line := right.line_of.get(link.target)) is not None:
                right.mark(line, mark)
        for pointer in link.sources:
            fates = sides.source_links.setdefault(pointer, [])
            if fates and link.target is None:
                continue
            fates.append(link)
            if mark and (line := left.line_of.get(pointer)) is not None:
                left.mark(line, mark)


def _whole_drops(left: Document) -> dict[int, int]:
    """Every line of a container that is dropped whole → the line that opens the outermost one."""
    whole: dict[int, int] = {}
    for start in sorted(left.ends):
        mark = left.marks.get(start)
        if mark and mark.kind is LinkKind.DROPPED and start not in whole:
            whole |= dict.fromkeys(left.span(start), start)
    return whole


def _untouched(sides: Sides) -> frozenset[int]:
    """The long members of the batch without a field that matters; the whole batch where none of
    its fields does, as for an event that becomes nothing."""
    left = sides.left
    heading = max(left.headings, default=len(left))
    mattering = {
        left.line_of[pointer]
        for pointer, fates in sides.source_links.items()
        if _matters(fates[0]) and left.line_of.get(pointer, 0) > heading
    }
    folds = {
        start
        for start, end in left.ends.items()
        if start > heading + 1
        and left.texts[start].startswith('  "')
        and end - start > FOLD_FROM
        and mattering.isdisjoint(left.span(start))
    }
    return frozenset(folds if mattering else folds | set(left.headings))


def _matters(link: Link) -> bool:
    return link.target is not None or link.kind is LinkKind.USED or link.substance
