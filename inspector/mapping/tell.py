"""What the engine tells about an event besides its requests: loose links and findings."""

from collections.abc import Iterable, Iterator

from inspector.mapping.rows import is_set
from inspector.mapping.settle import TYPE_CHANGES, Work, says_something
from inspector.mapping.walk import Claim
from inspector.model.json import text_of, unescape
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


def field_findings(work: Work) -> Iterable[Finding]:
    """One finding a problem, naming every field that has it."""
    told = {claim.pointer for claims in work.problems.values() for claim in claims}
    lost = [
        fate.claim
        for fate in work.fates
        if fate.substance and fate.claim.pointer not in told and says_something(fate.claim.value)
    ]
    if lost:
        yield _finding("field.dropped", lost)
    for code, claims in work.problems.items():
        yield _finding(code, claims)
    for transform, claims in work.converted.items():
        yield _finding("value.converted", claims, {"kind": TYPE_CHANGES[transform]})


def _finding(code: str, claims: list[Claim], more: dict[str, str] | None = None) -> Finding:
    names = list(dict.fromkeys(_name(claim.pointer) for claim in claims))
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    value = text_of(claims[0].value)
    shown = value if len(value) <= 80 else f"{value[:79]}…"
    are = "is" if len(names) == 1 else "are"
    values = {"fields": listed, "are": are, "value": shown, **(more or {})}
    return Finding(code, tuple(claim.pointer for claim in claims), values)


def _name(pointer: str) -> str:
    """A field as a person says it: its own name; the list's name for an item."""
    tokens = [token for token in pointer.split("/") if token and not token.isdecimal()]
    return unescape(tokens[-1]) if tokens else "the event"
