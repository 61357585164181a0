"""What the engine tells about an event besides its requests: loose links and findings."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from inspector.mapping.rows import is_set
from inspector.mapping.settle import TYPE_CHANGES, Work, says_something
from inspector.mapping.walk import Claim
from inspector.model.json import Json, text_of, unescape
from inspector.model.mapping import Link, LinkKind
from inspector.model.problems import Finding


def loose_links(work: Work) -> Iterator[Link]:
    """One link for every leaf that goes nowhere."""
    for fate in work.fates:
        for suffix, value in fate.claim.leaves():
            said = is_set(value) or fate.kind is LinkKind.USED
            yield Link(
                (fate.claim.pointer + suffix,),
                None,
                fate.kind,
                fate.rule if said else "drop.null",
                fate.substance and said,
            )


class Told(NamedTuple):
    """A finding about fields, and the first of them if the finding tells its value."""

    finding: Finding
    first: Claim | None


def field_findings(work: Work) -> Iterable[Told]:
    """One finding a problem, naming every field that has it."""
    told = {claim.pointer for claims in work.problems.values() for claim in claims}
    lost = [
        fate.claim
        for fate in work.fates
        if fate.substance and fate.claim.pointer not in told and says_something(fate.claim.value)
    ]
    if lost:
        yield Told(_finding("field.dropped", lost), None)
    for code, claims in work.problems.items():
        value = shown(claims[0].value)
        yield Told(_finding(code, claims, value=value), claims[0])
    for transform, claims in work.converted.items():
        value = shown(claims[0].value)
        kind = TYPE_CHANGES[transform]
        yield Told(_finding("value.converted", claims, value=value, kind=kind), claims[0])


def shown(value: Json) -> str:
    """A value in a sentence."""
    text = text_of(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _finding(code: str, claims: list[Claim], **values: str) -> Finding:
    names = list(dict.fromkeys(_name(claim.pointer) for claim in claims))
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    are = "is" if len(names) == 1 else "are"
    return Finding(
        code, tuple(claim.pointer for claim in claims), {"fields": listed, "are": are, **values}
    )


def _name(pointer: str) -> str:
    """A field as a person says it: its own name; the list's name for an item."""
    tokens = [token for token in pointer.split("/") if token and not token.isdecimal()]
    return unescape(tokens[-1]) if tokens else "the event"
