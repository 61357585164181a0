"""What is wrong with whole files: the end of `check --across`."""

from collections.abc import Iterator

from inspector.cli.words import shown
from inspector.diagnose.across import Told
from inspector.index.across import overview
from inspector.index.outline import Outlines
from inspector.index.source import Chunk, Source
from inspector.model.batch import Kind, Record
from inspector.model.json import Json, encode
from inspector.model.problems import Severity
from inspector.pipeline import Pipeline

MOST_EVENTS = 1_000
"""Events of a finding that are named in its JSON line."""
_CASES = 3
"""Cases of a finding that text shows."""


class Whole:
    """Keeps the records of every file as they go by, to look at them all at the end."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._outlines = Outlines(pipeline)
        self._sources: dict[int, Source] = {}
        self.severities: set[Severity] = set()
        """Every severity found by `findings`."""

    def take(self, source_id: int, name: str, record: Record) -> None:
        """One record of a file."""
        source = self._sources.setdefault(source_id, Source(source_id, name, 0))
        if record.kind is Kind.BATCH:
            rows = tuple(self._outlines.rows(record, source_id, name))
            source.take(Chunk((record,), rows, record.offset))

    def findings(self) -> Iterator[tuple[Source, Told]]:
        """What is wrong with each file, the worst first."""
        for source in self._sources.values():
            found = overview(source, self._pipeline, lambda: False, lambda _: None)
            for told in found.told if found else ():
                self.severities.add(told.diagnostic.severity)
                yield source, told


def json_line(source: Source, told: Told) -> str:
    """One finding as an object of its own shape: `across` instead of `event`."""
    keys = (source.key(int(row)) for row in told.rows[:MOST_EVENTS])
    line: dict[str, Json] = {
        "source": source.name,
        "across": told.code,
        "severity": str(told.diagnostic.severity),
        "message": told.diagnostic.message,
        "cases": [
            {"subject": case.subject, "found": case.others, "events": len(case.rows)}
            for case in told.cases
        ],
        "count": len(told.rows),
        "events": [[key.record, max(key.event, 0)] for key in keys],
    }
    return encode(line).decode()


def text_lines(source: Source, told: Told) -> str:
    """A finding with its remedy and its largest cases."""
    found = told.diagnostic
    lines = [f"{found.severity!s:11}  {found.message}", f"{'':13}{found.remedy}"]
    for case in told.cases[:_CASES]:
        others = f": {case.others}" if case.others else ""
        lines.append(f"{'':13}· {case.subject}{others}")
    if told.count > _CASES and told.cases:
        lines.append(f"{'':13}· and {told.count - _CASES:,} more")
    return "\n".join(map(shown, lines))
