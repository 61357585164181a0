"""What a leaf of a filter says of one row."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeAlias

from inspector.index.filter.nodes import Term, Text
from inspector.index.filter.select import Leaf
from inspector.index.row import OTHER, Row
from inspector.model.delivery import EventKey

Contains: TypeAlias = Callable[[EventKey, str], bool]
"""Whether an event's own text holds a needle given in folded case."""


class Beyond(Protocol):
    """What a row does not hold. It is asked only where a filter asks for it."""

    def attributes(self, key: EventKey, name: str) -> Iterable[str]:
        """The values of a field or user attribute of this name (in folded case), as text."""

    def size(self, key: EventKey) -> int | None:
        """Bytes of the larger request; None where there is none."""

    def outcomes(self, key: EventKey) -> Iterable[str]:
        """What came of sending it, in words of `model.delivery.Outcome`."""


class Nothing:
    """Knows of nothing beyond the rows."""

    def attributes(self, key: EventKey, name: str) -> Iterable[str]:
        """None."""
        return ()

    def size(self, key: EventKey) -> int | None:
        """Not known."""
        return None

    def outcomes(self, key: EventKey) -> Iterable[str]:
        """None."""
        return ()


_COLUMNS: dict[str, Callable[[Row], tuple[str, ...]]] = {
    "type": lambda row: (row.event_type,),
    "name": lambda row: (row.name,),
    "user": lambda row: tuple(value for _, value in row.identities),
    "mpid": lambda row: tuple(value for kind, value in row.identities if kind == "mpid"),
    "batch": lambda row: (str(row.key.record), *row.batch_ids),
    "problem": lambda row: row.codes,
    "across": lambda row: (),  # nothing in the row: a source knows it of its rows
    "tried": lambda row: (),  # nor this: a forecast knows it
    "edited": lambda row: ("yes",) if row.edited else (),
    "severity": lambda row: (row.severity,) if row.severity else (),
    "verdict": lambda row: (row.verdict,) if row.verdict else (),
    "env": lambda row: (row.environment,),
    "show": lambda row: ("other" if row.key.event == OTHER else "events",),
    "source": lambda row: (row.source,),
}


def holds(leaf: Leaf, row: Row, contains: Contains, beyond: Beyond) -> bool:
    """Whether `row` meets one condition."""
    if isinstance(leaf, Text):
        return _shows(leaf, row) or any(contains(row.key, needle) for needle in leaf.needles)
    if leaf.key == "time":
        return leaf.compare(row.time_ms)
    if leaf.key == "size":
        return leaf.compare(beyond.size(row.key))
    return any(map(leaf.test, _values(leaf, row, beyond)))


def column(key: str, row: Row) -> tuple[str, ...]:
    """The values of a word column; nothing for a key that is none."""
    read = _COLUMNS.get(key)
    return tuple(value for value in read(row) if value) if read else ()


def _values(term: Term, row: Row, beyond: Beyond) -> Iterable[str]:
    if term.key == "attr":
        return beyond.attributes(row.key, term.name)
    return beyond.outcomes(row.key) if term.key == "sent" else _COLUMNS[term.key](row)


def _shows(text: Text, row: Row) -> bool:
    shown = (row.event_type, row.name, row.maps_to, row.badge)
    identities = (value for _, value in row.identities)
    return any(text.value in value.casefold() for value in (*shown, *identities))
