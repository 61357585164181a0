"""How much of an event arrives, and what is left out most: fields counted by their fate. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from inspector.model.batch import Event
from inspector.model.json import resolve, text_of
from inspector.model.mapping import Link, LinkKind, Mapping
from inspector.model.masking import DOTS


class Fate(StrEnum):
    """What a field comes to, in the order it is told."""

    KEPT = "kept"
    RENAMED = "renamed"
    CONVERTED = "converted"
    MERGED = "merged"
    USED = "used"
    DROPPED = "dropped"
    IDLE = "bookkeeping"
    """Left out, and nobody would miss it."""


_STRONGER = (LinkKind.CONVERTED, LinkKind.MERGED, LinkKind.RENAMED)
"""Of a field that goes into several places, the fate that changes it most."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Fields by their fate: an event's own and those of its batch."""

    counts: tuple[tuple[Fate, int], ...]
    """In the order of `Fate`, without those nothing came to."""

    @property
    def fields(self) -> int:
        """All of them."""
        return sum(count for _, count in self.counts)

    @property
    def sentence(self) -> str:
        """`12 fields: 8 kept, 3 renamed, 1 dropped`."""
        of = f"{self.fields:,} field{'' if self.fields == 1 else 's'}"
        parts = ", ".join(f"{count:,} {fate}" for fate, count in self.counts)
        return f"{of}: {parts}" if parts else of


@dataclass(frozen=True, slots=True)
class Lost:
    """A field that is left out, over many events."""

    field: str
    """Where it stands, from the event or the batch on; `#` for any item of a list. `all of` a type
    for events that become nothing."""
    rule: str
    """Id of the rule that leaves it out."""
    events: int
    """In how many events it is left out."""
    seen: int
    """In how many events it stands at all."""
    example: str
    """Its first value, as text."""


def coverage(mapping: Mapping) -> Coverage:
    """What the fields of one event come to."""
    return _of(Counter(fate for _, fate, _ in _fates(mapping)))


class Tally:
    """The same over many events. Grows with the kinds of fields, not with the events."""

    def __init__(self) -> None:
        self.events = 0
        self._counts: Counter[Fate] = Counter()
        self._seen: Counter[str] = Counter()
        self._lost: Counter[tuple[str, str]] = Counter()
        self._examples: dict[tuple[str, str], str] = {}

    def add(self, event: Event, mapping: Mapping) -> None:
        """Counts one event."""
        self.events += 1
        seen: set[str] = set()
        lost: dict[tuple[str, str], str] = {}
        whole = "" if mapping.requests else f"all of {event.event_type or 'an event without type'}"
        for pointer, fate, link in _fates(mapping):
            self._counts[fate] += 1
            field = whole or _field(pointer, event.pointer)
            seen.add(field)
            if fate is Fate.DROPPED and (not whole or not lost):
                lost.setdefault((field, link.rule), pointer)
        self._seen.update(seen)
        self._lost.update(lost.keys())
        for key in lost.keys() - self._examples.keys():
            self._examples[key] = _value(event, lost[key])

    @property
    def coverage(self) -> Coverage:
        """What all fields come to."""
        return _of(self._counts)

    def lost(self) -> tuple[Lost, ...]:
        """The fields that are left out though somebody may miss them, most frequent first."""
        ranked = sorted(self._lost.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            Lost(field, rule, count, self._seen[field], self._examples[field, rule])
            for (field, rule), count in ranked
        )


def _fates(mapping: Mapping) -> Iterator[tuple[str, Fate, Link]]:
    """Every source field once, with the link that says most of it."""
    told: dict[str, Link] = {}
    for link in mapping.links:
        for pointer in link.sources:
            known = told.get(pointer)
            if known is None or _strength(link) < _strength(known):
                told[pointer] = link
    for pointer, link in told.items():
        idle = link.kind is LinkKind.DROPPED and not link.substance
        yield pointer, Fate.IDLE if idle else Fate(link.kind.value), link


def _strength(link: Link) -> int:
    return _STRONGER.index(link.kind) if link.kind in _STRONGER else len(_STRONGER)


def _of(counts: Counter[Fate]) -> Coverage:
    return Coverage(tuple((fate, counts[fate]) for fate in Fate if counts[fate]))


def _field(pointer: str, event: str) -> str:
    own = pointer.removeprefix(f"{event}/")
    tokens = own.removeprefix("/").split("/")
    return "/".join("#" if token.isdecimal() else token for token in tokens)


def _value(event: Event, pointer: str) -> str:
    if "account_settings" in pointer:  # where Firehose carries the partner's keys
        return DOTS
    try:
        return text_of(resolve(event.batch.tree, pointer))
    except LookupError:
        return ""
