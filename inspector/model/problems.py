"""Problems: a finding is a fact by its code, a diagnostic is that fact in the user's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How bad, worst first. `check --fail-on` and the window's colours speak these words."""

    ERROR = "error"
    WARNING = "warning"
    UNSUPPORTED = "unsupported"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _SEVERITIES[self]


class Verdict(StrEnum):
    """What becomes of an event, worst first (README, Verdicts)."""

    UNREADABLE = "unreadable"
    """Not an event at all: a line or entry nobody could read. Never mapped or sent."""
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"
    DISPUTED = "disputed"
    LOSSY = "lossy"
    CLEAN = "clean"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _VERDICTS[self]


_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}
_VERDICTS = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem as the stage that met it knows it: a catalogue code, where, and the values."""

    code: str
    pointers: tuple[str, ...] = ()
    """RFC 6901 pointers into the batch; empty where the whole record is meant."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What the catalogue's sentence needs."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding put into words by the catalogue."""

    code: str
    severity: Severity
    message: str
    """One sentence: what is wrong, where, with the value."""
    remedy: str
    """What to do about it."""
    explanation: str
    """Why it matters, and how we know."""
    source: str
    """The document that says so."""
    badge: str
    """Two or three words for the list."""
    verdict: Verdict
    """The verdict this problem alone would bring about."""
    pointers: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    """What the sentences were made with; with others they can be told again."""

    @property
    def pointer(self) -> str | None:
        """The first place it points at."""
        return self.pointers[0] if self.pointers else None
