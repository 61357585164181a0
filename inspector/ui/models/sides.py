"""An inspection as two documents and the ribbons between them. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from inspector.model.batch import Batch, Event
from inspector.model.inspection import Inspection
from inspector.model.json import Json, decode, encode, escape
from inspector.model.mapping import Link, LinkKind, Request
from inspector.ui.models.document import Document, LineMark, Section, build, original

FOLD_FROM = 6
"""An untouched member of the batch with more lines than this starts out folded."""

_SHOWN = (LinkKind.DROPPED, LinkKind.ADDED, LinkKind.CONVERTED, LinkKind.MERGED, LinkKind.RENAMED)


@dataclass(frozen=True, slots=True)
class Ribbon:
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
    ribbons: list[Ribbon] = field(default_factory=list)
    by_source: dict[int, list[int]] = field(default_factory=dict)
    """Left line → indexes into `ribbons`."""
    by_target: dict[int, list[int]] = field(default_factory=dict)
    """Right line → indexes into `ribbons`."""
    source_links: dict[str, Link] = field(default_factory=dict)
    """Pointer into the batch → its fate. Where it has several, the one with a target counts."""
    target_links: dict[str, Link] = field(default_factory=dict)

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
        return Sides(original([("", inspection.record.raw)]), Document())
    links = inspection.mapping.links
    left = build(_left(batch, event, links))
    right = build(_right(inspection.mapping.requests))
    sides = Sides(left, right)
    _link(sides, links)
    for document in (left, right):
        document.mark_whole_drops()
    _pair(sides, links)
    if event:
        left.folded = _untouched(sides)
    return sides


def source_text(inspection: Inspection) -> Document:
    """The record exactly as it was found."""
    return original([("", inspection.record.raw)])


def request_text(inspection: Inspection) -> Document:
    """The exact bytes of each request."""
    requests = inspection.mapping.requests
    return original((_title(requests, at), requests[at].encoded()) for at in _order(requests))


def size_text(size: int) -> str:
    """`612 B` or `48.1 KB`, of 1,024 bytes."""
    return f"{size} B" if size < 1024 else f"{size / 1024:.1f} KB"


def _order(requests: tuple[Request, ...]) -> list[int]:
    """The event request stands at the top, beside the event; the user request below it, beside
    the rest of the batch. The headings say which one goes out first."""
    return sorted(range(len(requests)), key=lambda at: requests[at].family != "event")


def _title(requests: tuple[Request, ...], at: int) -> str:
    if len(requests) < 2:
        return ""
    request = requests[at]
    size = size_text(len(request.encoded()))
    return f"{'first' if at == 0 else 'then'} · POST {request.path} · {size}"


def _right(requests: tuple[Request, ...]) -> list[Section]:
    return [
        Section(_title(requests, at), requests[at].encoded(), f"/{at}") for at in _order(requests)
    ]


def _left(batch: Batch, event: Event | None, links: Iterable[Link]) -> list[Section]:
    """The event, then the other members of its batch: first those a link comes from."""
    members, events = _raw_parts(batch)
    sections = []
    if event:
        sections.append(Section("", events[event.index], event.pointer))
    linked = {pointer.split("/", 2)[1] for link in links for pointer in link.sources if pointer}
    rest = sorted(members.items(), key=lambda member: escape(member[0]) not in linked)
    text = b",".join(encode(key) + b":" + bytes(raw) for key, raw in rest)
    if rest:
        title = "batch: what its events share" if event else ""
        sections.append(Section(title, b"{" + text + b"}", ""))
    return sections


def _raw_parts(batch: Batch) -> tuple[dict[str, bytes], list[bytes]]:
    """The members of the batch without its events, and the events, as they stand in the record.
    A dialect that had to be rewritten shows its canonical reading, which the pointers mean."""
    members = _members(batch.record.raw)
    events = members.pop("events", b"null")
    if members and decode(events) == batch.tree.get("events"):
        return members, [bytes(raw) for raw in msgspec.json.decode(events, type=list[msgspec.Raw])]
    canonical: dict[str, Json] = dict(batch.tree)
    items = canonical.pop("events", None)
    return (
        {key: encode(value) for key, value in canonical.items()},
        [encode(item) for item in (items if isinstance(items, list) else [])],
    )


def _members(raw: bytes) -> dict[str, bytes]:
    try:
        members = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        return {}
    return {key: bytes(value) for key, value in members.items()}


def _link(sides: Sides, links: Iterable[Link]) -> None:
    """Files every link under its pointers and marks the lines of both ends."""
    for link in links:
        mark = LineMark(link.kind, not link.substance)
        for pointer in link.sources:
            if link.target is not None or pointer not in sides.source_links:
                sides.source_links[pointer] = link
                if link.kind in _SHOWN:
                    sides.left.mark(pointer, mark)
        if link.target is not None:
            sides.target_links[link.target] = link
            if link.kind in _SHOWN:
                sides.right.mark(link.target, mark)


def _pair(sides: Sides, links: Iterable[Link]) -> None:
    """A ribbon for every source of every link; one only for a container dropped whole."""
    by_source, by_target = defaultdict(list), defaultdict(list)
    whole = {
        at
        for start, mark in sides.left.marks.items()
        if mark.kind is LinkKind.DROPPED and start in sides.left.ends
        for at in sides.left.span(start)[1:]
    }
    seen: dict[tuple[int, int | None, LinkKind, bool], None] = {}
    for link in links:
        target = sides.right.line_of.get(link.target) if link.target is not None else None
        if target is None and link.kind is not LinkKind.DROPPED:
            continue
        for pointer in link.sources:
            source = sides.left.line_of.get(pointer)
            if source is None or (source in whole and target is None):
                continue
            seen[source, target, link.kind, not link.substance] = None
    for start in sides.left.ends:
        mark = sides.left.marks.get(start)
        if mark and mark.kind is LinkKind.DROPPED and start not in whole:
            seen[start, None, LinkKind.DROPPED, mark.quiet] = None
    sides.ribbons = [Ribbon(*item) for item in sorted(seen, key=lambda item: item[0])]
    for index, ribbon in enumerate(sides.ribbons):
        by_source[ribbon.source].append(index)
        if ribbon.target is not None:
            by_target[ribbon.target].append(index)
    sides.by_source, sides.by_target = dict(by_source), dict(by_target)


def _untouched(sides: Sides) -> frozenset[int]:
    """The long members of the batch that no link comes from."""
    left = sides.left
    heading = max(left.headings, default=len(left))
    linked = {left.line_of[pointer] for pointer in sides.source_links if pointer in left.line_of}
    return frozenset(
        start
        for start, end in left.ends.items()
        if start > heading + 1
        and left.texts[start].startswith('  "')
        and end - start > FOLD_FROM
        and linked.isdisjoint(left.span(start))
    )
