"""What a folder of recordings holds, file by file: `python -m tests.survey FOLDER`."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from inspector.app import pipeline_for
from inspector.model.batch import Batch, Kind
from inspector.model.mapping import MappingSettings

NOW_MS = 1_795_435_200_000
"""2026-11-23 12:00 UTC: the clock of the future-date check."""


class Found(NamedTuple):
    """One file."""

    name: str
    batches: int
    events: int
    other: dict[str, int]
    complaints: dict[str, int]
    """Why records are no batch, and what was repaired, by problem code."""


def survey(folder: Path) -> Iterator[Found]:
    """Every file below a folder, by its name."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield surveyed(str(path.relative_to(folder)), path.read_bytes())


def surveyed(name: str, data: bytes) -> Found:
    """What one file holds."""
    pipeline = pipeline_for(MappingSettings(), NOW_MS)
    batches = events = 0
    other: Counter[str] = Counter()
    complaints: Counter[str] = Counter()
    for record in pipeline.read(data):
        if record.kind is Kind.OTHER:
            other[record.label] += 1
            continue
        batch = pipeline.open(record)
        if isinstance(batch, Batch):
            batches += 1
            events += len(batch.events)
            complaints.update(finding.code for finding in record.findings)
        elif isinstance(batch, tuple):
            complaints.update(finding.code for finding in batch)
    return Found(name, batches, events, dict(other), dict(complaints))


def table(found: list[Found]) -> str:
    """As a page that can be pasted."""
    lines = ["| file | batches | events | other traffic | complaints |", "|---|--:|--:|---|---|"]
    for each in found:
        cells = (
            each.name,
            f"{each.batches:,}",
            f"{each.events:,}",
            _counted(each.other),
            _counted(each.complaints),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))


if __name__ == "__main__":
    print(table(list(survey(Path(sys.argv[1])))))
