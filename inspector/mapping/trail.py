"""The trail of the workspace's rules: which of them did what, and where everything stood before."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from inspector.mapping.rows import is_set
from inspector.mapping.structure import shape_of
from inspector.model.json import Json, leaves, text_of, unescape
from inspector.model.mapping import Link, LinkKind
from inspector.model.problems import Finding
from inspector.model.workspace_rule import WorkspaceRule

PREFIX = "workspace."
"""What the id of a workspace rule in a link begins with; its number from 1 follows."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A value that a rule left out. `pointer` leads into the batch as it was received."""

    number: int
    pointer: str
    value: Json


@dataclass(slots=True)
class Trail:
    """Filled while the rules work; pointers go in as they are at the time."""

    dropped_by: int = 0
    """The rule that drops the event; 0 where none does."""
    applied: list[int] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)
    """Where a value stands now → where it stood, for what was moved."""
    changes: dict[str, list[int]] = field(default_factory=dict)
    """By where a value stood: the rules that moved or converted it."""
    converted: set[str] = field(default_factory=set)
    """Where the values stood that are others now."""
    left_out: list[Gone] = field(default_factory=list)
    overwritten: list[Gone] = field(default_factory=list)
    """What had to give way to something that was renamed."""
    stuck: list[Gone] = field(default_factory=list)
    """Values that could not be made the wanted type, and stayed."""

    # -- what the rules do ----------------------------------------------------------------------

    def drop_event(self, number: int) -> None:
        """The event is not forwarded."""
        self.dropped_by = number
        self._apply(number)

    def convert(self, number: int, pointer: str) -> None:
        """The value there is another now."""
        before = self.origin(pointer)
        self.converted.add(before)
        self._change(number, before)

    def move(self, number: int, pointer: str, to: str) -> None:
        """The value stands elsewhere now."""
        before = self.origin(pointer)
        self.origins.pop(pointer, None)
        self.origins[to] = before
        self._change(number, before)

    def leave_out(self, number: int, pointer: str, value: Json) -> None:
        """The value is not forwarded."""
        self.left_out.append(Gone(number, self._forget(pointer), value))
        self._apply(number)

    def overwrite(self, number: int, pointer: str, value: Json) -> None:
        """Another value takes the place of this one."""
        self.overwritten.append(Gone(number, self._forget(pointer), value))
        self._apply(number)

    def cannot(self, number: int, pointer: str, value: Json) -> None:
        """The value cannot be made what the rule wants."""
        self.stuck.append(Gone(number, self.origin(pointer), value))
        self._apply(number)

    # -- what follows from it -------------------------------------------------------------------

    def origin(self, pointer: str) -> str:
        """Where stood in the received batch what stands at `pointer` now."""
        if self.origins:
            above = _at_or_above(pointer, self.origins)
            if above is not None:
                return self.origins[above] + pointer[len(above) :]
        return pointer

    def notes(self, event_pointer: str) -> Hashable:
        """What was done, by pointers within the event."""
        return (
            tuple(self.applied),
            tuple(each.pointer.removeprefix(event_pointer) for each in self.stuck),
            tuple(
                (each.pointer.removeprefix(event_pointer), shape_of(each.value))
                for each in self.overwritten
            ),
        )

    def restored(self, link: Link) -> Link:
        """A link of the reshaped event, as one of the event that was received."""
        sources = tuple(dict.fromkeys(map(self.origin, link.sources)))
        changed = [at for at in (_at_or_above(each, self.changes) for each in sources) if at]
        if not changed:
            return Link(sources, link.target, link.kind, link.rule, link.substance)
        numbers = sorted({number for at in changed for number in self.changes[at]})
        own = [f"{PREFIX}{number}" for number in numbers]
        kind = link.kind
        if kind in (LinkKind.KEPT, LinkKind.RENAMED):
            converted = not self.converted.isdisjoint(changed)
            kind = LinkKind.CONVERTED if converted else LinkKind.RENAMED
        rules = own if link.kind is LinkKind.KEPT else [*own, link.rule]
        return Link(sources, link.target, kind, "+".join(rules), link.substance)

    def loose_links(self) -> Iterator[Link]:
        """A link for every leaf that the rules left out. Nobody misses what the workspace itself
        drops; what was overwritten is another matter."""
        for lists, missed in ((self.left_out, False), (self.overwritten, True)):
            for each in lists:
                for suffix, value in leaves(each.value):
                    substance = missed and is_set(value)
                    at, rule = each.pointer + suffix, f"{PREFIX}{each.number}"
                    yield Link((at,), None, LinkKind.DROPPED, rule, substance)

    def findings(self, rules: tuple[WorkspaceRule, ...]) -> Iterator[Finding]:
        """That rules worked on the event, and what did not go as one would wish."""
        pointers = (*self.changes, *(each.pointer for each in self.left_out))
        own = "; ".join(f"rule {number}, {rules[number - 1].sentence}" for number in self.applied)
        if not self.dropped_by:
            yield Finding("rule.applied", pointers, {"rules": own})
        for code, lists in (
            ("rule.overwrote", self.overwritten),
            ("rule.not_retyped", self.stuck),
        ):
            for each in lists:
                values = {
                    "rule": f"rule {each.number}, {rules[each.number - 1].sentence}",
                    "field": unescape(each.pointer.rpartition("/")[2]),
                    "value": _shown(each.value),
                    "to": rules[each.number - 1].to,
                }
                yield Finding(code, (each.pointer,), values)

    # -- inside ---------------------------------------------------------------------------------

    def _apply(self, number: int) -> None:
        if number not in self.applied:
            self.applied.append(number)

    def _change(self, number: int, before: str) -> None:
        self.changes.setdefault(before, []).append(number)
        self._apply(number)

    def _forget(self, pointer: str) -> str:
        before = self.origin(pointer)
        self.origins.pop(pointer, None)
        return before


def _at_or_above(pointer: str, known: dict[str, str] | dict[str, list[int]]) -> str | None:
    """The nearest of the `known` pointers that is this one or holds it."""
    while pointer:
        if pointer in known:
            return pointer
        pointer = pointer.rpartition("/")[0]
    return None


def _shown(value: Json) -> str:
    text = text_of(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
