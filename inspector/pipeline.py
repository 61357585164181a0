"""Where the stages meet: the bytes of a source become inspected events. Pure."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace

from inspector import diagnose, formats, mapping
from inspector.mapping import Reshaped, Sense
from inspector.model.batch import Batch, Event, Kind, Other, Record
from inspector.model.inspection import NOTHING, Inspection
from inspector.model.json import Json
from inspector.model.mapping import MappingSettings, RuleInfo
from inspector.model.problems import Diagnostic, Finding, Severity, Verdict

__all__ = ["Pipeline", "Reshaped", "Sense"]


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
        self._now_ms = now_ms
        self._plain = replace(settings, rules=())
        """What the tables are read by: the workspace's own rules have done their work before."""
        self.settings = settings

    def read(self, data: bytes) -> Iterator[Record]:
        """The records of a source, whatever its container; other traffic is known for it."""
        return map(formats.sort_out, formats.read(data))

    def inspect(self, record: Record) -> tuple[Inspection, ...]:
        """One inspection an event; one as well for a batch without events and for what cannot be
        read. None for other traffic: that is what `inspect_other` is for."""
        if record.kind is Kind.OTHER:
            return ()
        if record.kind is Kind.UNREADABLE:
            return (self._without_event(record, None, record.findings, Verdict.UNREADABLE),)
        batch = self.open(record)
        if isinstance(batch, Other):
            return ()
        if not isinstance(batch, Batch):
            return (self._without_event(record, None, batch, Verdict.UNREADABLE),)
        events = batch.events
        if not events:
            findings = (*batch.findings, Finding("batch.no_events"))
            return (self._without_event(record, batch, findings, Verdict.UNSUPPORTED),)
        return tuple(self.inspect_event(event) for event in events)

    def inspect_other(self, record: Record) -> Inspection:
        """What there is to show of other traffic: no event, no request, nothing wrong. An
        identity call has identities."""
        call = formats.identity_call(record)
        found = self._without_event(record, None, (), Verdict.UNSUPPORTED)
        return replace(found, identities=call.identities) if call else found

    def open(self, record: Record) -> Batch | Other | tuple[Finding, ...]:
        """The batch of a record, what other traffic it is, or why it is neither."""
        return formats.open_batch(record, self._keys)

    def long_names(self, record: Record) -> Mapping[str, str]:
        """What the keys of a record are called in the Events API, by their pointers in its text."""
        return formats.long_names(record, self._keys)

    def inspect_event(self, event: Event) -> Inspection:
        """What one event becomes and what is wrong with it."""
        batch, own = event.batch, self.settings.rules
        shaped = mapping.reshape(event, own)
        mapped = mapping.map_reshaped(shaped, self._rules, self._plain, own)
        subject = diagnose.Subject(shaped.event, mapped, self.settings, self._names, self._now_ms)
        found = (*mapped.findings, *diagnose.check(subject))
        mapped, found = mapping.restored(shaped, mapped, found, own)
        findings = (*batch.findings, *found)
        diagnostics = self._explain(findings)
        verdict = min(
            (diagnostic.verdict for diagnostic in diagnostics),
            key=lambda verdict: verdict.rank,
            default=Verdict.CLEAN,
        )
        return Inspection(
            batch.record, batch, event, mapped, diagnostics, verdict, batch.identities
        )

    def rule(self, rule_id: str) -> RuleInfo:
        """What to tell about a rule."""
        return mapping.rule_info(rule_id, self._rules.infos, self.settings.rules)

    def explain(self, finding: Finding) -> Diagnostic:
        """A finding in words."""
        return self._catalog.explain(finding)

    def severity(self, code: str) -> Severity:
        """How bad a problem of this code is."""
        return self._catalog.problems[code].severity

    # -- what decides the outcome of an event, without working it out ----------------------------

    def about(self, batch: Batch) -> Hashable:
        """What the batch around its events decides: its structure, and some of its values."""
        rest: Json = {key: value for key, value in batch.tree.items() if key != "events"}
        return mapping.structure(rest), diagnose.about_batch(batch, self.settings, self._names)

    def reshaped(self, event: Event) -> Reshaped:
        """The event as the workspace's own rules leave it, which is what the tables map."""
        return mapping.reshape(event, self.settings.rules)

    def structure(self, shaped: Reshaped) -> Hashable:
        """The structure of an event, with the values that choose what kind it is, and with what
        the workspace's rules did."""
        event = shaped.event
        found = mapping.deciding(event, self._rules), mapping.structure(event.tree)
        if not shaped.trail.applied:
            return found
        users = event.batch.tree.get("user_attributes")
        about = diagnose.about_users(event.batch, self.settings, self._names)
        return *found, mapping.structure(users), about, shaped.notes

    def sense(self, shaped: Reshaped) -> Sense:
        """How to read the values that matter of all events of the same structure."""
        if shaped.trail.dropped_by:
            return Sense((), (), None)
        return mapping.sense(shaped.event, self._rules, self._plain)

    def about_event(self, event: Event, action: Json) -> Hashable:
        """What the event's time, and its name in MoEngage, decide."""
        return diagnose.about_event(event, action, self.settings, self._names, self._now_ms)

    def _without_event(
        self, record: Record, batch: Batch | None, findings: tuple[Finding, ...], verdict: Verdict
    ) -> Inspection:
        identities = batch.identities if batch else ()
        diagnostics = self._explain(findings)
        return Inspection(record, batch, None, NOTHING, diagnostics, verdict, identities)

    def _explain(self, findings: tuple[Finding, ...]) -> tuple[Diagnostic, ...]:
        """The findings in words, worst first."""
        diagnostics = [self._catalog.explain(finding) for finding in findings]
        return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.severity.rank))
