"""An event with everything the pipeline says about it."""

from dataclasses import dataclass

from inspector.model.batch import Batch, Event, Kind, Record
from inspector.model.mapping import LinkKind, Mapping
from inspector.model.problems import Diagnostic, Verdict

NOTHING = Mapping(requests=(), links=(), findings=())


@dataclass(frozen=True, slots=True)
class Inspection:
    """One row of the list. `event` is None for a batch without events, for what is unreadable and
    for other traffic; `batch` is None for the last two."""

    record: Record
    batch: Batch | None
    event: Event | None
    mapping: Mapping
    diagnostics: tuple[Diagnostic, ...]
    verdict: Verdict
    called: tuple[tuple[str, str], ...] = ()
    """The identities of an identity call."""
    asked_ms: int | None = None
    """When an identity call was made."""
    edited: bool = False
    """Whether somebody changed the event here: it is not what mParticle sent."""

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """Known identities by canonical name, mpid included, values as text."""
        return self.batch.identities if self.batch else self.called

    @property
    def lost(self) -> int:
        """How many fields of substance are left out."""
        return sum(
            len(link.sources)
            for link in self.mapping.links
            if link.kind is LinkKind.DROPPED and link.substance
        )

    @property
    def badge(self) -> str:
        """The verdict in two or three words, from the diagnostic that decided it."""
        if self.record.kind is Kind.OTHER:
            return "no events"
        if self.verdict is Verdict.LOSSY and self.lost:
            return "1 field lost" if self.lost == 1 else f"{self.lost} fields lost"
        for diagnostic in self.diagnostics:
            if diagnostic.verdict is self.verdict and diagnostic.badge:
                return diagnostic.badge
        return str(self.verdict)
