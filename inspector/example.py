"""An event that stands for all of its outcome: what was worked out for it holds for the others."""

from collections.abc import Iterable

from inspector.diagnose import Catalog, Check, Subject, World
from inspector.mapping import Template
from inspector.model.batch import Event
from inspector.model.inspection import Inspection
from inspector.model.json import Json
from inspector.model.problems import Diagnostic, Finding, Verdict

_MOST = 200
"""Findings whose words are kept: those that tell no value are the same for many events."""


class Example:
    """Inspects events of one outcome: requests and links by the template, words for what the same
    checks find. No rule is asked, and no check that found nothing in the example."""

    def __init__(
        self, template: Template, checks: Iterable[Check], verdict: Verdict, catalog: Catalog
    ) -> None:
        self._template = template
        self._checks = tuple(checks)
        """Those that find something."""
        self._verdict = verdict
        self._catalog = catalog
        self._words: dict[int, tuple[Finding, Diagnostic]] = {}

    def inspect(self, event: Event, laid: list[Json], world: World) -> Inspection:
        """What the event becomes and what is wrong with it. `laid`: what was read of it
        (`inspector.mapping.Read`)."""
        batch = event.batch
        mapped = self._template.fill(event, laid)
        findings = [*batch.findings, *mapped.findings]
        if self._checks:
            subject = Subject(event, mapped, *world)
            findings += (found for check in self._checks for found in check(subject))
        diagnostics = worst_first(map(self._explain, findings))
        return Inspection(batch.record, batch, event, mapped, diagnostics, self._verdict)

    def _explain(self, finding: Finding) -> Diagnostic:
        known = self._words.get(id(finding))
        if known and known[0] is finding:
            return known[1]
        if len(self._words) > _MOST:
            self._words.clear()
        words = self._catalog.explain(finding)
        self._words[id(finding)] = (finding, words)
        return words


def worst_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """In the order of their severity; the order of their finding among equals."""
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.severity.rank))
