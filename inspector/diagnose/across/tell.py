"""What was found in a source, in the user's words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from inspector.diagnose.across.found import Case, Found, Numbers, Who
from inspector.diagnose.checks.told import listed, short
from inspector.model.problems import Diagnostic, Finding

Look = Callable[[Who], str]
"""Finds a word in its event."""
Explain = Callable[[Finding], Diagnostic]
"""The catalogue."""


@dataclass(frozen=True, slots=True)
class ToldCase:
    """One user, minute or attribute that has a problem."""

    name: str
    """What the filter line calls its events."""
    subject: str
    others: str
    """What contradicts each other; may be empty."""
    rows: Numbers


@dataclass(frozen=True, slots=True)
class Told:
    """A problem of the source."""

    diagnostic: Diagnostic
    rows: Numbers
    """The events that show it, by their places in the source."""
    cases: tuple[ToldCase, ...]
    count: int
    """How many cases there are; `cases` has the largest."""

    @property
    def code(self) -> str:
        """What the filter line calls all its events."""
        return self.diagnostic.code


def tell(found: Iterable[Found], explain: Explain, look: Look) -> tuple[Told, ...]:
    """Puts everything into words, the worst first. `look` is asked for a few words only."""
    told = [_told(one, explain, look) for one in found]
    return tuple(sorted(told, key=lambda each: (each.diagnostic.severity.rank, -len(each.rows))))


def _told(found: Found, explain: Explain, look: Look) -> Told:
    cases = tuple(_case(found.code, case, look) for case in found.cases)
    first = cases[0] if cases else None
    example = ""
    if first:
        example = f"{first.subject}: {first.others}" if first.others else first.subject
    values = {
        "count": f"{found.count:,}",
        "events": f"{len(found.rows):,}",
        "example": example,
        **found.values,
    }
    return Told(explain(Finding(found.code, (), values)), found.rows, cases, found.count)


def _case(code: str, case: Case, look: Look) -> ToldCase:
    subject = _word(case.subject, look)
    others = tuple(_word(other, look) for other in case.others)
    return ToldCase(f"{code} {subject}", subject, listed(others) if others else "", case.rows)


def _word(word: str | Who, look: Look) -> str:
    return short(word if isinstance(word, str) else look(word) or "unnamed")
