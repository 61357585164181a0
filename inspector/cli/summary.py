"""What was met, in numbers: the end of a report as text."""

from collections import Counter

from inspector.cli.common import Found
from inspector.cli.words import counted, shown
from inspector.model.problems import Severity, Verdict

_TOP = 10


class Summary:
    """Counts while events go by."""

    def __init__(self) -> None:
        self.events = 0
        self.batches = 0
        self._batch = (0, 0)
        """The one counted last: events of a batch come one after the other."""
        self.verdicts: Counter[Verdict] = Counter()
        self.problems: Counter[tuple[Severity, str]] = Counter()

    @property
    def severities(self) -> set[Severity]:
        """Every severity met."""
        return {severity for severity, _ in self.problems}

    def take(self, found: Found) -> None:
        """Counts one event; a problem counts once an event."""
        self.events += found.inspection.event is not None
        batch = (found.key.source, found.key.record)
        self.batches += batch != self._batch
        self._batch = batch
        self.verdicts[found.inspection.verdict] += 1
        self.problems.update({(p.severity, p.code) for p in found.inspection.diagnostics})

    def add(self, other: "Summary") -> None:
        """Counts what another one counted; they have no batch in common."""
        self.events += other.events
        self.batches += other.batches
        self.verdicts += other.verdicts
        self.problems += other.problems

    def text(self, unreadable: int, traffic: Counter[str]) -> str:
        """The end of a text report. `traffic`: what is no event, by its label."""
        lines = [
            "",
            f"{counted(self.events, 'event')} in {counted(self.batches, 'batch', 'batches')}",
        ]
        verdicts = sorted(self.verdicts.items(), key=lambda item: -item[0].rank)
        if verdicts:
            lines[-1] += ": " + ", ".join(f"{count:,} {verdict}" for verdict, count in verdicts)
        if unreadable:
            lines.append(f"{unreadable:,} unreadable, see above")
        if traffic:
            skipped = ", ".join(f"{count:,} {label}" for label, count in traffic.most_common())
            lines.append(shown(f"Other traffic, not events: {skipped}"))
        problems = sorted(self.problems.items(), key=lambda item: (item[0][0].rank, -item[1]))
        lines += [
            f"{count:8,}  {severity:11}  {code}" for (severity, code), count in problems[:_TOP]
        ]
        if len(problems) > _TOP:
            lines.append(f"{'':10}and {len(problems) - _TOP} more kinds of problem")
        return "\n".join(lines)
