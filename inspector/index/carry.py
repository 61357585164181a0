"""A source that was read again: which of its events are the ones from before.

A tick or a selection must never slide to another event because lines were put before it.
"""

from collections import defaultdict, deque

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.source import Source
from inspector.model.delivery import EventKey

NOWHERE = -1


def carried(before: Source, now: Source, rows: Numbers) -> Numbers:
    """For each of these rows of `before`, its place in `now`; `NOWHERE` where the event is gone.

    Long files are compared place by place: what the list shows, where the batch begins and how
    long it is. Of what is held whole, the text is looked for wherever it stands now.
    """
    if before.file and now.file:
        return _by_place(before, now, rows)
    return _by_text(before, now, rows)


def _by_place(before: Source, now: Source, rows: Numbers) -> Numbers:
    found = np.full(len(rows), NOWHERE)
    among = np.flatnonzero(rows < len(now))
    places = rows[among]
    same = np.ones(len(places), bool)
    for name in ("event", "time"):
        same &= before.columns.of_row(name)[places] == now.columns.of_row(name)[places]
    old, new = before.columns.record[places], now.columns.record[places]
    for name in ("offset", "length"):
        same &= before.columns.of_record(name)[old] == now.columns.of_record(name)[new]
    pairs = (
        ("type", before.words.types.values, now.words.types.values),
        ("name", before.words.names.values, now.words.names.values),
    )
    for name, then, today in pairs:
        ids = {value: number for number, value in enumerate(today)}
        table = np.array([ids.get(value, NOWHERE) for value in then] or [NOWHERE])
        same &= table[before.columns.of_row(name)[places]] == now.columns.of_row(name)[places]
    found[among[same]] = places[same]
    return found


def _by_text(before: Source, now: Source, rows: Numbers) -> Numbers:
    there: dict[bytes, deque[int]] = defaultdict(deque)
    for record in now.records():
        there[record.raw].append(record.number)
    known: dict[int, int] = {}
    for record in before.records():  # in order, so that equal ones keep theirs
        if same := there.get(record.raw):
            known[record.number] = same.popleft()
    return np.array([_place(now, known, before.key(int(row))) for row in rows] or [], "i8")


def _place(now: Source, known: dict[int, int], key: EventKey) -> int:
    if key.record not in known:
        return NOWHERE
    try:
        return now.find(EventKey(now.id, known[key.record], key.event))
    except LookupError:
        return NOWHERE
