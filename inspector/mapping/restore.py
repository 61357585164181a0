"""What a reshaped event became, told of the event that was received. Pure."""

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import replace

from inspector.mapping.engine import map_event
from inspector.mapping.reshape import Reshaped
from inspector.mapping.rows import is_set
from inspector.mapping.rules import RuleBook
from inspector.mapping.trail import PREFIX, Trail
from inspector.model.json import Json, leaves
from inspector.model.mapping import Link, LinkKind, Mapping, MappingSettings, RuleInfo, Standing
from inspector.model.problems import Finding
from inspector.model.workspace_rule import WorkspaceRule

Rules = tuple[WorkspaceRule, ...]


def map_reshaped(
    shaped: Reshaped, book: RuleBook, settings: MappingSettings, rules: Rules
) -> Mapping:
    """What the reshaped event becomes; nothing where a rule drops it."""
    if shaped.trail.dropped_by:
        return _not_forwarded(shaped, book, rules)
    return map_event(shaped.event, book, settings)


def restored(
    shaped: Reshaped, mapped: Mapping, findings: Iterable[Finding], rules: Rules
) -> tuple[Mapping, tuple[Finding, ...]]:
    """`mapped`, and what was found, with the pointers of the received event: what the rules moved
    links from where it stood, what they left out is left out by them. As it is where no rule did
    anything."""
    trail = shaped.trail
    if not trail.applied:
        return mapped, tuple(findings)
    moved = (replace(each, pointers=tuple(map(trail.origin, each.pointers))) for each in findings)
    told = (*moved, *trail.findings(rules))
    applied = tuple(trail.applied)
    if trail.dropped_by:
        return replace(mapped, applied=applied), told
    links = [trail.restored(link) for link in mapped.links]
    linked = {source for link in links if link.target is not None for source in link.sources}
    elsewhere = linked | _hollow(trail)
    kept = [link for link in links if link.target is not None or elsewhere.isdisjoint(link.sources)]
    return replace(mapped, links=(*kept, *trail.loose_links()), applied=applied), told


def rule_info(rule_id: str, infos: Table[str, RuleInfo], rules: Rules) -> RuleInfo:
    """What to tell about a rule of the tables, of the workspace, or several in a row (`+`)."""
    if PREFIX not in rule_id:
        return infos[rule_id]
    each = [
        _own(name, rules) if name.startswith(PREFIX) else infos[name] for name in rule_id.split("+")
    ]
    return RuleInfo(
        " + ".join(info.id for info in each),
        " Then: ".join(info.sentence for info in each),
        "; ".join(dict.fromkeys(info.source for info in each)),
        each[-1].standing,
    )


def _not_forwarded(shaped: Reshaped, book: RuleBook, rules: Rules) -> Mapping:
    """Nothing, and each of its fields by the rule that drops it."""
    event, number = shaped.original, shaped.trail.dropped_by
    rule = f"{PREFIX}{number}"
    rest: Json = {key: value for key, value in event.batch.tree.items() if key != "events"}
    links = [
        Link((event.pointer + at,), None, LinkKind.DROPPED, rule, is_set(value))
        for at, value in leaves(event.tree)
    ]
    if rest:
        # What its events share is not lost with one of them.
        links += [
            Link((at,), None, LinkKind.DROPPED, rule, substance=False) for at, _ in leaves(rest)
        ]
    values = {"rule": f"rule {number}, {rules[number - 1].sentence}"}
    finding = Finding("event.dropped_by_rule", (event.pointer,), values)
    return Mapping((), tuple(links), (finding,), book.kind(event).firehose)


def _own(rule_id: str, rules: Rules) -> RuleInfo:
    number = int(rule_id.removeprefix(PREFIX))
    sentence = f"Workspace rule {number}: {rules[number - 1].sentence}."
    return RuleInfo(rule_id, sentence, "This workspace's own rules", Standing.DECIDED)


def _hollow(trail: Trail) -> set[str]:
    """The containers that may be empty now, which are no leaves of the received event."""
    found: set[str] = set()
    for pointer in (*(each.pointer for each in trail.left_out), *trail.changes):
        above = pointer.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found
