"""The rows of `resources/mapping/` as they stand in the files, and what a row must not be.

A row's `from` is a pattern: `event:` or `batch:` and a pointer in which `*` stands for any key of
an object and `#` for any item of a list. It names a node; everything below the node shares the
row's fate. `to` is the same for a request (`user:` or `event:`), with the captured keys and
indexes put in for its own `*` and `#` in order; `+` counts the captured indexes through.
"""

from typing import Literal

import msgspec

from inspector.mapping.transforms import TRANSFORMS
from inspector.model.batch import Event
from inspector.model.json import Json, resolve, text_of
from inspector.model.mapping import Decision, MappingSettings, Standing


class RuleError(ValueError):
    """A rule table that cannot be right; says which row."""


class StatementRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a contradiction."""

    says: str
    source: str
    """Who says so, and where."""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every rule tells about itself."""

    id: str
    standing: Standing
    source: str
    """Which document says so."""
    sentence: str
    dispute: str = ""
    """The workspace switch that decides, where documents contradict each other."""
    statements: tuple[StatementRow, ...] = ()
    """What each of them says."""


class TypeRow(Row, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of a kind of event. The first row that fits decides."""

    event_type: str = ""
    """mParticle's `event_type`; empty fits any."""
    where: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Pointer into the event → values of which it must have one; none means any but null."""
    outcome: Literal["event", "user", "none"]
    tables: tuple[str, ...] = ()
    """The rows that map its fields."""
    finding: str = ""
    """The problem every such event has."""
    commerce: bool = False
    """Needs commerce support in the workspace."""
    firehose: str = ""

    def maps(self, settings: MappingSettings) -> bool:
        """Whether events of this kind become requests under `settings`."""
        return self.outcome != "none" and (
            settings.decision(self.dispute) is not Decision.UNSUPPORTED
        )

    def fits(self, event: Event) -> bool:
        """Whether `event` is of this kind."""
        if self.event_type and self.event_type != event.event_type:
            return False
        return all(_has(event.tree, pointer, wanted) for pointer, wanted in self.where.items())


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
    """Workspace settings under which the row holds; `dispute` is the decision on its own one."""
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


def is_set(value: Json) -> bool:
    """Whether a leaf says anything: an explicit null or an empty container does not."""
    return value is not None and value != {} and value != []


def _has(tree: Json, pointer: str, wanted: tuple[str, ...]) -> bool:
    try:
        value = resolve(tree, pointer)
    except LookupError:
        return False
    return is_set(value) and (not wanted or text_of(value) in wanted)


def check(row: FieldRow) -> None:
    """What a type cannot say: known names, patterns that fit each other. Raises RuleError."""

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
    known = {*MappingSettings.__dataclass_fields__, *(["dispute"] if row.dispute else [])}
    unknown = set(row.setting) - known
    if unknown:
        raise wrong(f"no setting is called {', '.join(sorted(unknown))}")
