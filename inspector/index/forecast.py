"""What all rows would be under other settings: which verdicts and problems come and go."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.columns import Judged, Ruling
from inspector.index.judge import judge, judge_here
from inspector.index.source import Source
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

    def counts(self) -> Counter[str]:
        """Every change by its `tags`, with how many events show it."""
        found: Counter[str] = Counter()
        for (before, after), count in list(self._pairs.items()):
            for tag in tags(before, after):
                found[tag] += count
        return found

    def passing(
        self, source: Source, first: int, last: int, test: Callable[[str], bool]
    ) -> Numbers:
        """Which of the rows from `first` to before `last` would change so that one of the `tags`
        passes."""
        found: Numbers = np.zeros(last - first, bool)
        values = source.words.rulings.values
        for judged in list(self._then.get(source.id, ())):
            low = max(first, judged.start)
            high = min(last, judged.start + len(judged.rulings))
            if low >= high:
                continue
            now = source.columns.of_row("ruling")[low:high].astype("u8")
            then = judged.rulings[low - judged.start : high - judged.start].astype("u8")
            changed = np.flatnonzero(now != then)
            pairs, places = np.unique(now[changed] << 32 | then[changed], return_inverse=True)
            passing = [
                any(map(test, tags(values[pair >> 32], values[pair & 0xFFFF_FFFF])))
                for pair in pairs.tolist()
            ]
            found[low - first + changed] = np.array(passing, bool)[places]
        return found


def tags(before: Ruling | None, after: Ruling | None) -> Iterator[str]:
    """What changes from one ruling to another, a word each, as the filter `tried:` takes it:
    `clean>lossy`, `+value.object` for a problem that appears, `-event.disputed` for one that
    vanishes."""
    if before is None or after is None:
        return
    if before.verdict is not after.verdict:
        yield f"{before.verdict}>{after.verdict}"
    yield from (f"+{code}" for code in after.codes if code not in before.codes)
    yield from (f"-{code}" for code in before.codes if code not in after.codes)


def _ranked(counts: Counter[T]) -> dict[T, int]:
    return dict(counts.most_common())


def _now(source: Source, judged: Judged) -> Numbers:
    return source.columns.of_row("ruling")[judged.start : judged.start + len(judged.rulings)]
