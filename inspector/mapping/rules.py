"""The rule book: every row, found by the kind of event and the workspace's settings."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from inspector.mapping.rows import REASONS, FieldRow, Row, RuleError, Table, TypeRow, check
from inspector.mapping.trie import Plan, Rule, Trie, split
from inspector.model.batch import Event
from inspector.model.mapping import DISPUTES, Dispute, MappingSettings, RuleInfo, Statement


class RuleBook:
    """All rows. Built once; finds the rows for an event."""

    def __init__(self, tables: Iterable[Table]) -> None:
        tables = tuple(tables)
        self.types = tuple(row for table in tables for row in table.type)
        fields = (row for table in tables for row in table.field)
        self.rules = tuple(Rule(row, order) for order, row in enumerate(fields))
        self.reasons = {row.id: row for table in tables for row in table.reason}
        self._plans: dict[tuple[str, MappingSettings], Plan] = {}
        self._deciding: dict[str, tuple[str, ...]] = {}
        _check(self)

    @cached_property
    def infos(self) -> Mapping[str, RuleInfo]:
        """What to tell about each rule, by id."""
        return {
            row.id: RuleInfo(row.id, row.sentence, row.source, row.standing) for row in self.rows()
        }

    @cached_property
    def _disputed(self) -> Mapping[str, Row]:
        rows = (row for row in self.rows() if row.dispute)
        return {row.id: row for row in sorted(rows, key=lambda row: not row.statements)}

    def rows(self) -> Iterator[Row]:
        """Every row of every kind."""
        yield from self.types
        yield from (rule.row for rule in self.rules)
        yield from self.reasons.values()

    def dispute(self, rule_id: str, settings: MappingSettings) -> Dispute | None:
        """What documents contradict each other about where a rule speaks, and how the workspace
        decided; None where they agree."""
        row = self._disputed.get(rule_id)
        if row is None:
            return None
        sides = next(r.statements for r in self._disputed.values() if r.dispute == row.dispute)
        statements = tuple(Statement(each.says, each.source) for each in sides)
        decision, of_event = settings.decision(row.dispute), isinstance(row, TypeRow)
        return Dispute(row.dispute, decision, row.sentence, statements, of_event)

    def kind(self, event: Event) -> TypeRow:
        """The first type row that fits."""
        return next(row for row in self.types if row.fits(event))

    def deciding(self, event_type: str) -> tuple[str, ...]:
        """Pointers to the values that choose a type row for events of this type, or that name
        what changes."""
        if event_type not in self._deciding:
            types = [row for row in self.types if row.event_type in ("", event_type)]
            pointers = [at for row in types for at, wanted in row.where.items() if wanted]
            tables = {table for row in types for table in row.tables}
            pointers += [r.row.named_by for r in self.rules if tables & set(r.row.tables)]
            self._deciding[event_type] = tuple(dict.fromkeys(filter(None, pointers)))
        return self._deciding[event_type]

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
    return all(
        str(settings.decision(row.dispute) if key == "dispute" else getattr(settings, key)) == value
        for key, value in row.setting.items()
    )


def _check(book: RuleBook) -> None:
    """What a type cannot say: unique ids, known names, patterns that fit each other."""
    seen: set[str] = set()
    for row in book.rows():
        if row.id in seen:
            raise RuleError(f"rule {row.id!r} stands twice")
        seen.add(row.id)
        if row.dispute and row.dispute not in DISPUTES:
            raise RuleError(f"rule {row.id!r}: no switch is called {row.dispute!r}")
    told = {row.dispute for row in book.rows() if row.dispute and len(row.statements) > 1}
    if silent := {row.dispute for row in book.rows() if row.dispute} - told:
        raise RuleError(f"no rule tells what each side says about {', '.join(sorted(silent))}")
    if set(book.reasons) != set(REASONS):
        raise RuleError(f"the reasons must be exactly {', '.join(REASONS)}")
    if not book.types or book.types[-1].event_type or book.types[-1].where:
        raise RuleError("the last type must fit every event")
    for rule in book.rules:
        check(rule.row)
