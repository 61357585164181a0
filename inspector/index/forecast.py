"""What all rows would be under other settings: which verdicts and problems come and go."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.columns import Judged, Ruling
from inspector.index.judge import judge, judge_here
from inspector.index.source import Source
from inspector.model.delivery import EventKey
from inspector.model.problems import Verdict
from inspector.pipeline import Pipeline

RECORDS = 500
"""Records of a source without a file that are judged at a time."""

T = TypeVar("T")
Pair = tuple[Ruling | None, Ruling | None]


def judged_anew(
    source: Source, pipeline: Pipeline, stopped: Callable[[], bool]
) -> Iterator[Judged]:
    """The rulings of all rows under another pipeline; the source keeps its own. Raises OSError
    where its file cannot be read any more."""
    if source.file:
        yield from judge(source, pipeline, stopped, anew=True)
        return
    total = source.columns.records
    for first in range(0, total, RECORDS):
        if stopped():
            return
        yield judge_here(source, first, min(first + RECORDS, total), pipeline)


@dataclass(frozen=True, slots=True)
class Changes:
    """What would change, counted over the rows that were looked at."""

    looked_at: int = 0
    verdicts: Mapping[tuple[Verdict, Verdict], int] = field(default_factory=dict)
    """Events by their verdict now and then, for those whose verdict changes."""
    appeared: Mapping[str, int] = field(default_factory=dict)
    """Problem codes that events would have and have not now, with how many events."""
    vanished: Mapping[str, int] = field(default_factory=dict)


class Forecast:
    """Gathers the other rulings; holds four bytes a row."""

    def __init__(self) -> None:
        self._pairs: Counter[Pair] = Counter()
        self._then: dict[int, list[Judged]] = {}

    def take(self, source: Source, judged: Judged) -> None:
        """Adds the rulings that rows of a judged source would have."""
        self._then.setdefault(source.id, []).append(judged)
        now, values = _now(source, judged), source.words.rulings.values
        both, counts = np.unique(
            np.stack([now.astype("u8"), judged.rulings.astype("u8")]), axis=1, return_counts=True
        )
        for before, after, count in zip(*both.tolist(), counts.tolist(), strict=True):
            self._pairs[values[before], values[after]] += count

    def changes(self) -> Changes:
        """What is known so far."""
        verdicts: Counter[tuple[Verdict, Verdict]] = Counter()
        appeared: Counter[str] = Counter()
        vanished: Counter[str] = Counter()
        for (before, after), count in self._pairs.items():
            if before is None or after is None:
                continue
            if before.verdict is not after.verdict:
                verdicts[before.verdict, after.verdict] += count
            for code in set(after.codes) - set(before.codes):
                appeared[code] += count
            for code in set(before.codes) - set(after.codes):
                vanished[code] += count
        looked_at = self._pairs.total()
        return Changes(looked_at, _ranked(verdicts), _ranked(appeared), _ranked(vanished))

    def find(
        self, sources: Iterable[Source], wanted: Callable[[Ruling, Ruling], bool]
    ) -> Iterator[EventKey]:
        """The rows whose rulings now and then are `wanted`, in the order they were read."""
        pairs = [(one, other) for one, other in self._pairs if one and other and wanted(one, other)]
        for source in sources:
            ids, base = source.words.rulings.ids, len(source.words.rulings)
            numbers = [
                ids[one] * base + ids[other] for one, other in pairs if one in ids and other in ids
            ]
            for judged in self._then.get(source.id, ()):
                both = _now(source, judged).astype("u8") * base + judged.rulings
                for number in np.flatnonzero(np.isin(both, numbers)):
                    yield source.key(judged.start + int(number))


def _ranked(counts: Counter[T]) -> dict[T, int]:
    return dict(counts.most_common())


def _now(source: Source, judged: Judged) -> Numbers:
    return source.columns.of_row("ruling")[judged.start : judged.start + len(judged.rulings)]
