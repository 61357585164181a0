"""What differs between two outcomes of one event, in words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector.model.inspection import Inspection
from inspector.model.json import Json, leaves, text_of, unescape

LONGEST = 40
"""Characters of a value that are shown."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a request that is not as it was."""

    glyph: str
    """`+`, `−` or `~`, as in the panes."""
    place: str
    """`event · attributes/tier`."""
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """`~ event · attributes/tier: “7” → 7`."""
        values = " → ".join(each for each in (self.before, self.after) if each)
        return f"{self.glyph} {self.place}: {values}"


def differences(before: Inspection, after: Inspection) -> tuple[Difference, ...]:
    """What of the requests is gone, new or changed, in the order of the requests."""
    one, other = dict(_fields(before)), dict(_fields(after))
    gone = [Difference("−", place, _shown(v)) for place, v in one.items() if place not in other]
    new = [
        Difference("~", place, _shown(one[place]), _shown(value))
        if place in one
        else Difference("+", place, after=_shown(value))
        for place, value in other.items()
        if place not in one or not _same(one[place], value)
    ]
    return (*gone, *new)


def _fields(inspection: Inspection) -> Iterator[tuple[str, Json]]:
    for request in inspection.mapping.requests:
        for pointer, value in leaves(request.body):
            place = unescape(pointer.removeprefix("/actions/0").removeprefix("/"))
            yield f"{request.family} · {place}", value


def _same(one: Json, other: Json) -> bool:
    return type(one) is type(other) and one == other


def _shown(value: Json) -> str:
    text = text_of(value)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"“{text}”" if isinstance(value, str) else text
