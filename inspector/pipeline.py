"""Where the stages meet: the bytes of a source become inspected events. Pure."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from inspector import diagnose, formats, mapping
from inspector.example import Example, worst_first
from inspector.model.batch import Batch, Event, Kind, Other, Record
from inspector.model.inspection import NOTHING, Inspection
from inspector.model.json import Json
from inspector.model.mapping import Dispute, MappingSettings, RuleInfo
from inspector.model.problems import Diagnostic, Finding, Severity, Verdict

__all__ = ["Around", "Opened", "Outline", "Pipeline"]

Opened: TypeAlias = Batch | Other | tuple[Finding, ...]
"""What there is in a record: a batch, other traffic, or why it is neither."""

LONGEST = 60_000
"""Bytes of a record beyond which the size of a request may matter: no short cut there."""

_MOST_EXAMPLES = 5_000
_MOST = 50_000
"""Kinds of events that are told apart before everything learned is forgotten."""


class Around(NamedTuple):
    """What is around the events of a batch."""

    values: mapping.Around
    findings: tuple[str, ...]
    """The codes of what is wrong with the batch itself."""


class Outline(NamedTuple):
    """What decides the outcome of an event."""

    key: Hashable
    """Events of one key have the same verdict, problems and links, and requests of one form."""
    action: Json
    """The name of its MoEngage action, None where it becomes none."""


class Pipeline:
    """Readers, mapping and checks under one workspace's settings. Same input, same output."""

    def __init__(
        self,
        rules: mapping.RuleBook,
        catalog: diagnose.Catalog,
        names: diagnose.Names,
        keys: formats.Keys,
        settings: MappingSettings,
        now_ms: int | None = None,
    ) -> None:
        self._rules = rules
        self._catalog = catalog
        self._names = names
        self._keys = keys
        self._world = diagnose.World(settings, names, now_ms)
        self._plain = replace(settings, rules=())
        """What the tables are read by: the workspace's own rules have done their work before."""
        self.settings = settings
        self._forget()

    def __reduce__(self) -> tuple[type["Pipeline"], tuple[object, ...]]:
        """Another process learns for itself."""
        made_of = (
            self._rules,
            self._catalog,
            self._names,
            self._keys,
            self.settings,
            self._world.now_ms,
        )
        return Pipeline, made_of

    def read(self, data: bytes) -> Iterator[Record]:
        """The records of a source, whatever its container; other traffic is known for it."""
        return map(formats.sort_out, formats.read(data))

    def read_blocks(self, blocks: Iterable[bytes]) -> Iterator[Record]:
        """The same of a source that comes in blocks and need not fit into memory."""
        return map(formats.sort_out, formats.read_blocks(blocks))

    def inspect(self, record: Record, opened: Opened | None = None) -> tuple[Inspection, ...]:
        """One inspection an event; one as well for a batch without events and for what cannot be
        read. None for other traffic: that is what `inspect_other` is for. `opened` is what `open`
        said of the record, if that is known."""
        if record.kind is Kind.OTHER:
            return ()
        if record.kind is Kind.UNREADABLE:
            return (self._without_event(record, None, record.findings, Verdict.UNREADABLE),)
        batch = self.open(record) if opened is None else opened
        if isinstance(batch, Other):
            return ()
        if not isinstance(batch, Batch):
            return (self._without_event(record, None, batch, Verdict.UNREADABLE),)
        events = batch.events
        if not events:
            findings = (*batch.findings, Finding("batch.no_events"))
            return (self._without_event(record, batch, findings, Verdict.UNSUPPORTED),)
        around = self.around(batch)
        return tuple([self._inspected(event, around) for event in events])

    def inspect_one(self, record: Record, index: int) -> Inspection | None:
        """What `inspect` says of the event at `index` of the batch, without a look at the others;
        what it says first where there is no such event. None for other traffic. No example is
        made of it: that takes several times as long as to inspect one event."""
        opened = self.open(record) if record.kind is Kind.BATCH else None
        if isinstance(opened, Batch):
            for event in opened.events:
                if event.index == index:
                    return self.inspect_event(event)
        return next(iter(self.inspect(record, opened)), None)

    def inspect_other(self, record: Record) -> Inspection:
        """What there is to show of other traffic: no event, no request, nothing wrong. An
        identity call has identities."""
        call = formats.identity_call(record)
        found = self._without_event(record, None, (), Verdict.UNSUPPORTED)
        return replace(found, called=call.identities, asked_ms=call.time_ms) if call else found

    def open(self, record: Record) -> Opened:
        """The batch of a record, what other traffic it is, or why it is neither."""
        return formats.open_batch(record, self._keys)

    def long_names(self, record: Record) -> Mapping[str, str]:
        """What the keys of a record are called in the Events API, by their pointers in its text."""
        return formats.long_names(record, self._keys)

    def _inspected(self, event: Event, around: Around) -> Inspection:
        """`inspect_event`, by the example of an event of the same outcome if there is one: that
        takes a tenth of the time."""
        if self.settings.rules or len(event.batch.record.raw) > LONGEST:
            return self.inspect_event(event)
        read = self._recipes.read(event, around.values)
        key = (read.recipe, around.findings, read.answers)
        example = self._examples.get(key)
        if example is not None:
            return example.inspect(event, read.laid, self._world)
        found = self.inspect_event(event)
        if len(self._examples) > _MOST_EXAMPLES:
            self._examples.clear()
        # Some outcomes are met once only: an example is made of the second event.
        again = key in self._examples
        self._examples[key] = self._example(event, found, read.recipe) if again else None
        return found

    def _example(self, event: Event, found: Inspection, recipe: mapping.Recipe) -> Example:
        subject = diagnose.Subject(event, found.mapping, *self._world)
        checks = [check for check in diagnose.CHECKS if any(True for _ in check(subject))]
        return Example(self._recipes.template(event, recipe), checks, found.verdict, self._catalog)

    def inspect_event(self, event: Event) -> Inspection:
        """What one event becomes and what is wrong with it, by asking every rule and check."""
        batch, own = event.batch, self.settings.rules
        shaped = mapping.reshape(event, own)
        mapped = mapping.map_reshaped(shaped, self._rules, self._plain, own)
        subject = diagnose.Subject(shaped.event, mapped, *self._world)
        found = (*mapped.findings, *diagnose.check(subject))
        mapped, found = mapping.restored(shaped, mapped, found, own)
        findings = (*batch.findings, *found)
        diagnostics = worst_first(map(self._catalog.explain, findings))
        verdict = min(
            (diagnostic.verdict for diagnostic in diagnostics),
            key=lambda verdict: verdict.rank,
            default=Verdict.CLEAN,
        )
        return Inspection(batch.record, batch, event, mapped, diagnostics, verdict)

    def rule(self, rule_id: str) -> RuleInfo:
        """What to tell about a rule."""
        return mapping.rule_info(rule_id, self._rules.infos, self.settings.rules)

    @property
    def rules(self) -> tuple[RuleInfo, ...]:
        """What to tell about every rule, in the order of the tables."""
        return tuple(self._rules.infos.values())

    @property
    def problems(self) -> tuple[diagnose.Problem, ...]:
        """Every problem there can be, in the order of the tables."""
        return tuple(self._catalog.problems.values())

    def disputes(self, inspection: Inspection | None) -> tuple[Dispute, ...]:
        """What documents contradict each other about, of this event: its kind first."""
        if inspection is None or inspection.event is None:
            return ()
        shaped = mapping.reshape(inspection.event, self.settings.rules)
        rules = [self._rules.kind(shaped.event).id]
        linked = dict.fromkeys([link.rule for link in inspection.mapping.links])  # few for many
        rules += [rule for each in linked for rule in each.split("+")]
        found = (self._rules.dispute(rule, self.settings) for rule in dict.fromkeys(rules))
        return tuple(dispute for dispute in found if dispute)

    def explain(self, finding: Finding) -> Diagnostic:
        """A finding in words."""
        return self._catalog.explain(finding)

    def severity(self, code: str) -> Severity:
        """How bad a problem of this code is."""
        return self._catalog.problems[code].severity

    # -- what decides the outcome of an event, without working it out ----------------------------

    def around(self, batch: Batch) -> Around:
        """What is around the events of a batch, ready for `outline`."""
        if self._recipes.made > _MOST:
            self._forget()
        findings = tuple([finding.code for finding in batch.findings])
        return Around(self._recipes.around(batch), findings)

    def outline(self, event: Event, around: Around) -> Outline:
        """What decides the outcome of an event, read from its values. It costs a tenth of
        inspecting the event."""
        notes: Hashable = None
        dropped = False
        if self.settings.rules:
            shaped = mapping.reshape(event, self.settings.rules)
            dropped = bool(shaped.trail.dropped_by)
            if shaped.trail.applied:
                event, notes = shaped.event, shaped.notes
                around = self.around(event.batch)
        read = self._recipes.read(event, around.values)
        key = (read.recipe, around.findings, read.answers, notes)
        return Outline(key, None if dropped else read.action)

    def _forget(self) -> None:
        """Begins to learn anew: a source of ever new structures gains nothing from remembering."""
        readings = diagnose.readings(self._world)
        self._recipes = mapping.Recipes(self._rules, self._plain, readings)
        self._examples: dict[Hashable, Example | None] = {}

    def _without_event(
        self, record: Record, batch: Batch | None, findings: tuple[Finding, ...], verdict: Verdict
    ) -> Inspection:
        diagnostics = worst_first(map(self._catalog.explain, findings))
        return Inspection(record, batch, None, NOTHING, diagnostics, verdict)
