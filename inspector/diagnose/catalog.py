"""Every problem code once, from `resources/problems/`: a finding goes in, a sentence comes out."""

from collections.abc import Mapping
from string import Formatter

import msgspec

from inspector.model.problems import Diagnostic, Finding, Severity, Verdict


class CatalogError(ValueError):
    """A problem table that cannot be right; says which row."""


class Problem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row. The texts may name values of the finding in braces."""

    code: str
    severity: Severity
    verdict: Verdict
    """The verdict this problem alone brings about."""
    badge: str
    """Two or three words for the list."""
    message: str
    explanation: str
    remedy: str
    source: str

    @property
    def names(self) -> frozenset[str]:
        """The values the texts need."""
        texts = (self.badge, self.message, self.explanation, self.remedy)
        return frozenset(name for text in texts for _, name, *_ in Formatter().parse(text) if name)


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    problem: tuple[Problem, ...]


class Catalog:
    """The problems by code."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = {problem.code: problem for problem in problems}
        if len(self.problems) != len(problems):
            codes = [problem.code for problem in problems]
            twice = next(code for code in codes if codes.count(code) > 1)
            raise CatalogError(f"problem {twice!r} stands twice")

    def explain(self, finding: Finding) -> Diagnostic:
        """The finding in words. Raises KeyError for a code or a value the catalogue lacks."""
        problem = self.problems[finding.code]
        values = finding.values
        return Diagnostic(
            code=problem.code,
            severity=problem.severity,
            message=problem.message.format_map(values),
            remedy=_filled(problem.remedy, values),
            explanation=_filled(problem.explanation, values),
            source=problem.source,
            badge=_filled(problem.badge, values),
            verdict=problem.verdict,
            pointers=finding.pointers,
            values=values,
        )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return text.format_map(values) if "{" in text else text


def load(texts: Mapping[str, bytes]) -> Catalog:
    """The catalogue from TOML texts by file name. Raises CatalogError naming the file."""
    problems: list[Problem] = []
    for name, text in texts.items():
        try:
            problems.extend(msgspec.toml.decode(text, type=_Table).problem)
        except msgspec.DecodeError as error:
            raise CatalogError(f"{name}: {error}") from error
    return Catalog(tuple(problems))
