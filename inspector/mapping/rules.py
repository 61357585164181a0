"""The rule rows of `resources/mapping/`, loaded strictly, and the tries that find them.

A row's `from` is a pattern: `event:` or `batch:` and a pointer in which `*` stands for any key of
an object and `#` for any item of a list. It names a node; everything below the node shares the
row's fate. `to` is the same for a request (`user:` or `event:`), with the captured keys and
indexes put in for its own `*` and `#` in order; `+` counts the captured indexes through.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import msgspec

from inspector.mapping.transforms import TRANSFORMS
from inspector.model.json import unescape
from inspector.model.mapping import DISPUTES, MappingSettings, RuleInfo, Standing


class RuleError(ValueError):
    """A rule table that cannot be right; says which row."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every rule tells about itself."""

    id: str
    standing: Standing
    source: str
    """Which document says so."""
    sentence: str


class TypeRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of a kind of event. The first row that fits decides."""

    event_type: str = ""
    """mParticle's `event_type`; empty fits any."""
    where: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Pointer into the event → values of which it must have one; none means any but null."""
    outcome: Literal["event", "user", "none"]
    tables: tuple[str, ...] = ()
    """The rows that map its fields."""
    dispute: str = ""
    """The workspace switch that decides, where documents contradict each other."""
    finding: str = ""
    """The problem every such event has."""
    commerce: bool = False
    """Needs commerce support in the workspace."""
    firehose: str = ""


class FieldRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of a field, or of one that is added."""

    tables: tuple[str, ...]
    sources: tuple[str, ...] = msgspec.field(name="from", default=())
    targets: tuple[str, ...] = msgspec.field(name="to", default=())
    value: str | None = None
    """For an added field: what is added."""
    transform: str = "same"
    values: dict[str, str] = msgspec.field(default_factory=dict)
    """For the transform `choice`: source value in lower case → target value."""
    route: str = ""
    """Instead of `to`: map the value as if it stood in this object of the batch,"""
    named_by: str = ""
    """under the name that stands at this pointer of the event."""
    setting: dict[str, str] = msgspec.field(default_factory=dict)
    """Workspace settings under which the row holds."""
    fate: Literal["mapped", "used", "dropped"] = "mapped"
    any_case: bool = False
    """Whether the last key of `from` is compared without case."""
    substance: bool = True
    """For a dropped field: whether anybody would miss it."""
    finding: str = ""
    """For a dropped field: its own problem instead of the common `field.dropped`."""


class ReasonRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why a field is left out that no row names. The engine knows these by id."""

    substance: bool = True
    finding: str = ""


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of `resources/mapping/`."""

    type: tuple[TypeRow, ...] = ()
    field: tuple[FieldRow, ...] = ()
    reason: tuple[ReasonRow, ...] = ()


REASONS = ("drop.null", "drop.unknown", "drop.superseded", "drop.collision", "drop.no_request")
"""The reasons the engine gives by itself; the tables must explain each."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A field row with its place in the order of the tables."""

    row: FieldRow
    order: int
    """Rows decide the order of the target's fields, and who comes first where two write one."""


@dataclass(slots=True)
class Trie:
    """Rows by the path that leads to them."""

    rules: list[Rule] = field(default_factory=list)
    keys: dict[str, "Trie"] = field(default_factory=dict)
    folded: dict[str, "Trie"] = field(default_factory=dict)
    any_key: "Trie | None" = None
    any_item: "Trie | None" = None

    def child(self, key: str) -> "Trie | None":
        """The node for a key of an object; the exact key before any case, before `*`."""
        return self.keys.get(key) or self.folded.get(key.casefold()) or self.any_key

    def add(self, tokens: list[str], rule: Rule) -> None:
        """Puts `rule` at the end of the path."""
        node = self
        for position, token in enumerate(tokens):
            last = position == len(tokens) - 1
            node = node._grow(token, fold=last and rule.row.any_case)
        node.rules.append(rule)

    def _grow(self, token: str, fold: bool) -> "Trie":
        if token == "*":
            self.any_key = self.any_key or Trie()
            return self.any_key
        if token == "#":
            self.any_item = self.any_item or Trie()
            return self.any_item
        if fold:
            return self.folded.setdefault(token.casefold(), Trie())
        return self.keys.setdefault(unescape(token), Trie())


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows that hold for one kind of event under one set of settings."""

    event: Trie
    batch: Trie
    added: tuple[Rule, ...]


class RuleBook:
    """All rows. Built once; finds the rows for an event."""

    def __init__(self, tables: Iterable[Table]) -> None:
        tables = tuple(tables)
        self.types = tuple(row for table in tables for row in table.type)
        fields = (row for table in tables for row in table.field)
        self.rules = tuple(Rule(row, order) for order, row in enumerate(fields))
        self.reasons = {row.id: row for table in tables for row in table.reason}
        self._plans: dict[tuple[str, MappingSettings], Plan] = {}
        _check(self)

    @cached_property
    def infos(self) -> Mapping[str, RuleInfo]:
        """What to tell about each rule, by id."""
        return {
            row.id: RuleInfo(row.id, row.sentence, row.source, row.standing) for row in self.rows()
        }

    def rows(self) -> Iterator[Row]:
        """Every row of every kind."""
        yield from self.types
        yield from (rule.row for rule in self.rules)
        yield from self.reasons.values()

    def plan(self, kind: TypeRow, settings: MappingSettings) -> Plan:
        """The rows of `kind` under `settings`, made once."""
        key = (kind.id, settings)
        if key not in self._plans:
            self._plans[key] = self._build(kind.tables, settings)
        return self._plans[key]

    def _build(self, tables: tuple[str, ...], settings: MappingSettings) -> Plan:
        event, batch = Trie(), Trie()
        added = []
        for rule in self.rules:
            if not set(tables) & set(rule.row.tables) or not _holds(rule.row, settings):
                continue
            if rule.row.value is not None:
                added.append(rule)
            for source in rule.row.sources:
                side, tokens = split(source)
                (event if side == "event" else batch).add(tokens, rule)
        return Plan(event, batch, tuple(added))


def split(pattern: str) -> tuple[str, list[str]]:
    """`event:/data/name` → `event`, [`data`, `name`]."""
    side, _, pointer = pattern.partition(":")
    return side, pointer.split("/")[1:]


def load(texts: Mapping[str, bytes]) -> RuleBook:
    """The rule book from TOML texts by file name. Raises RuleError naming file and row."""
    tables = []
    for name, text in texts.items():
        try:
            tables.append(msgspec.toml.decode(text, type=Table))
        except msgspec.DecodeError as error:
            raise RuleError(f"{name}: {error}") from error
    return RuleBook(tables)


def _holds(row: FieldRow, settings: MappingSettings) -> bool:
    return all(str(getattr(settings, key)) == value for key, value in row.setting.items())


def _check(book: RuleBook) -> None:
    """What a type cannot say: unique ids, known names, patterns that fit each other."""
    seen: set[str] = set()
    for row in book.rows():
        if row.id in seen:
            raise RuleError(f"rule {row.id!r} stands twice")
        seen.add(row.id)
    for kind in book.types:
        if kind.dispute and kind.dispute not in DISPUTES:
            raise RuleError(f"rule {kind.id!r}: no switch is called {kind.dispute!r}")
    if set(book.reasons) != set(REASONS):
        raise RuleError(f"the reasons must be exactly {', '.join(REASONS)}")
    if not book.types or book.types[-1].event_type or book.types[-1].where:
        raise RuleError("the last type must fit every event")
    for rule in book.rules:
        _check_field(rule.row)


def _check_field(row: FieldRow) -> None:
    def wrong(what: str) -> RuleError:
        return RuleError(f"rule {row.id!r}: {what}")

    if row.transform not in TRANSFORMS:
        raise wrong(f"no transform is called {row.transform!r}")
    if bool(row.sources) == (row.value is not None):
        raise wrong("takes either `from` or `value`")
    goes = bool(row.targets) or bool(row.route)
    if (row.fate == "mapped") != goes:
        raise wrong("a mapped field needs `to` or `route`, any other has neither")
    if bool(row.route) != bool(row.named_by):
        raise wrong("`route` and `named_by` go together")
    if any(not source.startswith(("event:/", "batch:/")) for source in row.sources):
        raise wrong("`from` starts with event:/ or batch:/")
    if any(not target.startswith(("event:/", "user:/")) for target in row.targets):
        raise wrong("`to` starts with event:/ or user:/")
    unknown = set(row.setting) - set(MappingSettings.__dataclass_fields__)
    if unknown:
        raise wrong(f"no setting is called {', '.join(sorted(unknown))}")
