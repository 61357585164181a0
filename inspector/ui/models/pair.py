"""Two events, or their requests, side by side as two documents and ribbons between. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from inspector.compare import Fate, Pair, pairs
from inspector.model.inspection import Inspection
from inspector.model.json import Json, decode, encode, unescape
from inspector.model.mapping import Link, LinkKind
from inspector.model.masking import masked
from inspector.ui.models.document import Document, Section, build
from inspector.ui.models.fates import by_source, by_target
from inspector.ui.models.sides import Sides

ROOT = "/0"
"""Where both values stand, as a link's target begins with the number of its request."""
_KINDS = {
    Fate.SAME: LinkKind.KEPT,
    Fate.CHANGED: LinkKind.CONVERTED,
    Fate.LEFT: LinkKind.DROPPED,
    Fate.RIGHT: LinkKind.ADDED,
}
_TITLES = {
    "event": "event",
    "batch": "batch: what its events share",
    "POST customer": "POST /v1/customer/{workspace_id}",
    "POST event": "POST /v1/event/{workspace_id}",
}


class What(StrEnum):
    """What of two events is compared."""

    EVENTS = "events"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides, and how many fields have which fate; ignored ones count apart."""

    sides: Sides
    counts: dict[Fate, int]
    ignored: int

    @property
    def sentence(self) -> str:
        """`2 differ, 1 only left, none only right, 14 the same, 3 ignored`."""
        told = (
            (self.counts[Fate.CHANGED], "differ"),
            (self.counts[Fate.LEFT], "only left"),
            (self.counts[Fate.RIGHT], "only right"),
            (self.counts[Fate.SAME], "the same"),
            (self.ignored, "ignored"),
        )
        return ", ".join(f"{number or 'none'} {words}" for number, words in told)


def compared(left: Inspection, right: Inspection, what: What, noise: Collection[str]) -> Comparison:
    """Two events field by field. Differences of fields whose name is in `noise` are quiet."""
    ours, theirs = _tree(left, what), _tree(right, what)
    found = list(pairs(ours, theirs, ROOT, ROOT))
    counts = dict.fromkeys(Fate, 0)
    ignored = 0
    links = []
    for pair in found:
        quiet = pair.fate is not Fate.SAME and _name(pair) in noise
        ignored += quiet
        counts[pair.fate] += not quiet
        links.append(_link(pair, quiet))
    before, after = _document(ours), _document(theirs)
    sides = Sides(before, after, by_source(links).of(before), by_target(links).of(after))
    return Comparison(sides, counts, ignored)


def _tree(inspection: Inspection, what: What) -> dict[str, Json]:
    if what is What.REQUESTS:
        return {f"POST {each.family}": each.body for each in inspection.mapping.requests}
    if inspection.batch is None:
        return {}
    rest: dict[str, Json] = {
        key: value for key, value in inspection.batch.tree.items() if key != "events"
    }
    parts: dict[str, Json] = {"event": inspection.event.tree} if inspection.event else {}
    return parts | {"batch": decode(masked(encode(rest)))}


def _document(parts: dict[str, Json]) -> Document:
    return build(
        Section(_TITLES.get(key, key), encode(value), f"{ROOT}/{key}")
        for key, value in parts.items()
    )


def _link(pair: Pair, quiet: bool) -> Link:
    sources = () if pair.left is None else (pair.left,)
    return Link(sources, pair.right, _KINDS[pair.fate], "", substance=not quiet)


def _name(pair: Pair) -> str:
    """The name of a field; an item of a list goes by the list's."""
    tokens = (pair.left or pair.right or "").split("/")
    named = (token for token in reversed(tokens) if not token.isdecimal())
    return unescape(next(named, ""))
