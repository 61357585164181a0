"""How many events have which value, counted over columns. For facets and suggestions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.filter import column
from inspector.index.look import Look
from inspector.index.row import OTHER, Row
from inspector.index.source import Source
from inspector.pipeline import Pipeline

NAMED = 300
"""Events that are decoded to learn which attributes there are: some milliseconds of work."""
SEEN = 2_000
"""Rows looked at for values that stand in no column: the ids of batches."""


def census(key: str, source: Source, edited: Mapping[int, Row] | None = None) -> Counter[str]:
    """The values of a filter in one source, with how many events have each; `other`: what kinds of
    other traffic there are. `edited`: rows that say something else by now, by their places."""
    found = _census(key, source)
    for number, row in (edited or {}).items():
        found.subtract(set(column(key, source.row(number, whole=True))))
        found.update(set(column(key, row)))
    return +found if edited else found


def _census(key: str, source: Source) -> Counter[str]:
    words, columns = source.words, source.columns
    match key:
        case "type":
            return _counted(words.types.values, columns.of_row("type")[_events(source)])
        case "other":
            other = columns.of_row("event") == OTHER
            return _counted(words.types.values, columns.of_row("type")[other])
        case "name":
            return _counted(words.names.values, columns.of_row("name")[_events(source)])
        case "env":
            each = columns.of_record("environment")[columns.record[_events(source)]]
            return _counted(words.environments.values, each)
        case "source":
            return Counter({source.name: source.events} if source.events else {})
        case "user" | "mpid":
            return _people(key, source)
        case "across":
            return _across(source)
        case "edited" | "tried":  # nothing that a source holds
            return Counter()
        case "verdict" | "problem" | "severity":
            return _rulings(key, source)
    numbers = islice(np.arange(len(source))[_events(source)], SEEN)
    some = (source.row(int(number), whole=True) for number in numbers)
    return Counter(value for row in some for value in set(column(key, row)))


def _people(key: str, source: Source) -> Counter[str]:
    found: Counter[str] = Counter()
    columns = source.columns
    people = columns.of_record("people")[columns.record[_events(source)]]
    for number, count in _counts(people, len(source.words.people)):
        values = {v for k, v in source.identities(number) if v and key in ("user", k)}
        for value in values:
            found[value] += count
    return found


def _across(source: Source) -> Counter[str]:
    """The problems of the source as a whole, with how many events show each."""
    if source.overview is None:
        return Counter()
    return Counter({told.code: len(told.rows) for told in source.overview.told})


def _rulings(key: str, source: Source) -> Counter[str]:
    found: Counter[str] = Counter()
    rulings = source.words.rulings
    for number, count in _counts(source.columns.of_row("ruling")[_events(source)], len(rulings)):
        if ruling := rulings.values[number]:
            severity = (str(ruling.severity),) if ruling.severity else ()
            values = {"verdict": (str(ruling.verdict),), "problem": ruling.codes}.get(key, severity)
            for value in values:
                found[value] += count
    return found


def attributes(source: Source, pipeline: Pipeline) -> Counter[str]:
    """The names of attributes in the first events of a source."""
    found: Counter[str] = Counter()
    for number in range(min(len(source), NAMED)):
        key = source.key(number)
        found.update(Look(source.record(key.record), pipeline).names(key))
    return found


def _events(source: Source) -> Numbers | slice:
    """What to count: everything but other traffic."""
    columns = source.columns
    return columns.of_row("event") != OTHER if columns.others else slice(None)


def _counted(values: list[str], numbers: Numbers) -> Counter[str]:
    return Counter({values[n]: count for n, count in _counts(numbers, len(values)) if values[n]})


def _counts(numbers: Numbers, most: int) -> Iterable[tuple[int, int]]:
    counts = np.bincount(numbers, minlength=most)
    return ((int(number), int(counts[number])) for number in np.flatnonzero(counts))
