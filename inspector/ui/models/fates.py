"""The links of one side by pointer, and the marks they give to its lines. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from inspector.model.mapping import Link, LinkKind
from inspector.ui.models.document import Document, LineMark
from inspector.ui.models.layout import NOWHERE

SHOWN = frozenset(
    {
        LinkKind.DROPPED, LinkKind.ADDED, LinkKind.CONVERTED, LinkKind.MERGED, LinkKind.RENAMED,
    }
)  # fmt: skip
"""The fates that leave a mark on a line."""

_MARKS = {(kind, loud): LineMark(kind, not loud) for kind in SHOWN for loud in (True, False)}


@dataclass
class Fates:
    """What became of every field of one side. Links are filed at once, as that is quick; what a
    line of `document` looks like is worked out when it is painted."""

    first: Mapping[str, Link] = field(default_factory=dict)
    """Pointer → its fate,"""
    more: Mapping[str, list[Link]] = field(default_factory=dict)
    """and the others of a field that goes into several."""
    document: Document = field(default_factory=Document, init=False)
    _marks: dict[int, LineMark | None] = field(default_factory=dict, init=False)

    def of(self, document: Document) -> "Fates":
        """Gives the lines of `document` their marks."""
        # Its twin: in a circle the arrays of both would wait for the garbage collector.
        self.document = replace(document)
        document.mark = self.mark
        return self

    def links(self, pointer: str) -> list[Link]:
        """The fates of a field; none for a container."""
        found = self.first.get(pointer)
        return [] if found is None else [found, *self.more.get(pointer, ())]

    def mark(self, line: int) -> LineMark | None:
        """The mark of a line. A container is dropped where everything in it is."""
        if line not in self._marks:
            self._marks[line] = self._find_mark(line)
        return self._marks[line]

    def whole(self, line: int) -> int | None:
        """The line that opens the outermost container around `line` of which everything is
        dropped; None where there is none."""
        part = self.document.part(line)
        if part is None:
            return None
        at, found = line - part.first, None
        start = at if part.layout.opens[at] else int(part.layout.parents[at])
        while start != NOWHERE and self._is_whole(part.first + start):
            found = part.first + start
            start = int(part.layout.parents[start])
        return found

    # -- inside ---------------------------------------------------------------------------------

    def _find_mark(self, line: int) -> LineMark | None:
        part = self.document.part(line)
        if part is None:
            return None
        at = line - part.first
        if part.layout.opens[at] or part.layout.closes[at]:
            start = at if part.layout.opens[at] else int(part.layout.parents[at])
            if not self._is_whole(part.first + start):
                return None
            pointer = self.document.pointer(line)
            return _MARKS[LinkKind.DROPPED, _count(self._loud, pointer) > 0]
        for link in reversed(self.links(self.document.pointer(line))):
            if link.kind in SHOWN:
                return _MARKS[link.kind, link.substance]
        return None

    def _is_whole(self, line: int) -> bool:
        part = self.document.part(line)
        assert part is not None
        dropped = _count(self._dropped, self.document.pointer(line))
        return dropped > 0 and dropped == part.layout.leaves(line - part.first)

    @cached_property
    def _dropped(self) -> list[str]:
        kind = LinkKind.DROPPED
        return sorted(pointer for pointer, link in self.first.items() if link.kind is kind)

    @cached_property
    def _loud(self) -> list[str]:
        return [pointer for pointer in self._dropped if self.first[pointer].substance]


def by_source(links: Iterable[Link]) -> Fates:
    """The fates of the fields of an event and its batch. One loop without frills: a large event
    has tens of thousands of links."""
    first: dict[str, Link] = {}
    more: dict[str, list[Link]] = {}
    for link in links:
        for pointer in link.sources:
            if pointer not in first:
                first[pointer] = link
            elif link.target is not None:
                more.setdefault(pointer, []).append(link)
    return Fates(first, more)


def by_target(links: Iterable[Link]) -> Fates:
    """Where the fields of the requests come from."""
    return Fates({link.target: link for link in links if link.target is not None})


def _count(pointers: list[str], container: str) -> int:
    """How many of the sorted `pointers` are in a container. The batch itself shares its pointers
    with its events, which stand elsewhere."""
    if not container:
        return len(pointers) - _count(pointers, "/events")
    # "0" is the character after "/".
    return bisect_left(pointers, f"{container}0") - bisect_left(pointers, f"{container}/")
