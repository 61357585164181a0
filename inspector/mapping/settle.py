"""The fate of each claim: written somewhere, used to decide, or left out for a reason."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from inspector.mapping.rows import is_set
from inspector.mapping.rules import RuleBook
from inspector.mapping.shapes import Path, target_path
from inspector.mapping.transforms import TRANSFORMS, Context, Lossy, Refusal
from inspector.mapping.trie import Rule, split
from inspector.mapping.walk import Claim
from inspector.model.json import Json, leaves
from inspector.model.mapping import LinkKind, MappingSettings

TYPE_CHANGES = {"string": "text", "double": "a number", "integer": "a whole number"}
"""Changes of type worth a sentence, by transform."""


@dataclass(slots=True)
class Write:
    """A value on its way into a request."""

    claim: Claim
    rule: Rule
    side: str
    """`user` or `event`: which request."""
    path: Path
    value: Json
    merged: list[Claim] = field(default_factory=list)
    """Further claims that bring the same value to the same place."""


class Fate(NamedTuple):
    """A claim that goes nowhere."""

    claim: Claim
    kind: LinkKind
    rule: str
    substance: bool


@dataclass(slots=True)
class Work:
    """What has been gathered for one event."""

    book: RuleBook
    writes: list[Write] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    problems: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    """Claims by problem code."""
    converted: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    """Claims whose type changed, by transform."""

    def fate(self, claim: Claim, kind: LinkKind, rule: str, substance: bool = True) -> None:
        """The claim goes nowhere, by the rule of this id."""
        self.fates.append(Fate(claim, kind, rule, substance and kind is LinkKind.DROPPED))

    def leave_out(self, claim: Claim, reason: str) -> None:
        """The claim is dropped for one of the engine's own reasons."""
        row = self.book.reasons[reason]
        self.fate(claim, LinkKind.DROPPED, reason, row.substance)
        if row.finding:
            self.problems[row.finding].append(claim)


def settle(claim: Claim, settings: MappingSettings, work: Work) -> None:
    """Finds the fate of one claim, or the writes it makes."""
    mapped = [rule for rule in claim.rules if rule.row.fate == "mapped"]
    if mapped and claim.value is not None:
        _write_all(claim, mapped, settings, work)
        return
    decided = next((rule.row for rule in claim.rules if rule.row.fate != "mapped"), None)
    if not says_something(claim.value):
        work.leave_out(claim, "drop.null")
    elif decided is None:
        work.leave_out(claim, "drop.unknown")
    else:
        kind = LinkKind.USED if decided.fate == "used" else LinkKind.DROPPED
        work.fate(claim, kind, decided.id, decided.substance)
        if decided.finding:
            work.problems[decided.finding].append(claim)


def _write_all(claim: Claim, rules: list[Rule], settings: MappingSettings, work: Work) -> None:
    refusals = [_write(claim, rule, settings, work) for rule in rules]
    if None in refusals:
        return
    work.fate(claim, LinkKind.DROPPED, rules[0].row.id)
    code = next((refusal.code for refusal in refusals if refusal and refusal.code), "")
    if code:
        work.problems[code].append(claim)


def _write(claim: Claim, rule: Rule, settings: MappingSettings, work: Work) -> Refusal | None:
    row = rule.row
    if row.route:
        # Only a change without a usable name comes here: the others were routed by the walk.
        return Refusal("attribute.unnamed")
    result = TRANSFORMS[row.transform](claim.value, Context(settings, row.values))
    if isinstance(result, Refusal):
        return result
    if isinstance(result, Lossy):
        work.problems[result.code].append(claim)
        result = result.value
    elif row.transform in TYPE_CHANGES and not _alike(claim.value, result):
        work.converted[row.transform].append(claim)
    for side, path in targets_of(rule, claim.captures):
        work.writes.append(Write(claim, rule, side, path, result))
    return None


def targets_of(rule: Rule, captures: tuple[str | int, ...]) -> Iterator[tuple[str, Path]]:
    """Which request and where in it a rule writes, for what its pattern captured."""
    for target in rule.row.targets:
        side, pattern = split(target)
        yield side, target_path(pattern, captures)


def _alike(before: Json, after: Json) -> bool:
    """Whether both are text or both are numbers: 3 → 3.0 is nothing to talk about."""
    return isinstance(before, str) is isinstance(after, str) and not isinstance(before, bool)


def says_something(value: Json) -> bool:
    """Whether any leaf below says anything."""
    return any(is_set(leaf) for _, leaf in leaves(value))
