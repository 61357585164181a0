"""Records and rows on their way into columns."""

from itertools import chain

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.columns import (
    LATEST,
    NO_TIME,
    RECORD_KINDS,
    ROW_KINDS,
    Part,
    Words,
    ruling_of,
)
from inspector.index.plain import Plain, name_of, people_of
from inspector.index.row import Row
from inspector.model.batch import Record


class Builder:
    """Collects records and rows until there are enough for a part."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._clear()

    def _clear(self) -> None:
        self._records: dict[str, list[int]] = {name: [] for name in RECORD_KINDS}
        self._rows: dict[str, list[int]] = {name: [] for name in ROW_KINDS}
        self._counts: list[int] = []
        self._odd_times: dict[int, int] = {}
        self._ids: dict[int, tuple[str, ...]] = {}
        self._waiting: list[tuple[Plain, int, int, int, int]] = []
        self.kept: list[Record] = []

    def plain(self, batch: Plain, number: int, line: int, offset: int, length: int) -> None:
        """Adds a record that is a plain batch."""
        self._waiting.append((batch, number, line, offset, length))

    def record(self, number: int, line: int, offset: int, length: int, rows: list[Row]) -> None:
        """Adds a record that was read the long way, with its rows."""
        self.settle()
        words = self.words
        first = rows[0]
        self._ids[len(self._counts)] = first.batch_ids
        values = (number, line, offset, length, words.people.id(first.identities),
                  words.environments.id(first.environment))  # fmt: skip
        for column, value in zip(self._records.values(), values, strict=True):
            column.append(value)
        self._counts.append(len(rows))
        for row in rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        words, time = self.words, row.time_ms
        if time is not None and not NO_TIME < time <= LATEST:
            self._odd_times[len(self._rows["time"])] = time
            time = LATEST if time > 0 else NO_TIME + 1
        values = (row.key.event, words.types.id(row.event_type), words.names.id(row.name),
                  NO_TIME if time is None else time, words.rulings.id(ruling_of(row)))  # fmt: skip
        for column, value in zip(self._rows.values(), values, strict=True):
            column.append(value)

    def part(self, done: int) -> Part:
        """What was collected; begins anew."""
        self.settle()
        made = Part(
            _arrays(self._records, RECORD_KINDS),
            _arrays(self._rows, ROW_KINDS),
            np.array(self._counts, "u4"),
            done,
            self._odd_times,
            self._ids,
            tuple(self.kept),
        )
        self._clear()
        return made

    def settle(self) -> None:
        """Puts the plain batches that wait into the columns, column by column: this is done for
        every event, and going through lists takes a third of the time of going through events. It
        is best asked for while a processor has them at hand."""
        if not self._waiting:
            return
        batches, *places = zip(*self._waiting, strict=True)
        self._waiting = []
        self._settle_records(batches, places)
        rows = self._rows
        counts = [len(batch.events) for batch in batches]
        events = [event for batch in batches for event in batch.events]
        datas = [event.data for event in events]
        times = [data.timestamp_unixtime_ms for data in datas]
        if None in times:
            others = chain.from_iterable(map(_repeated, batches))
            pairs = zip(times, others, strict=True)
            times = [other if time is None else time for time, other in pairs]
        types, names = self.words.types.ids, self.words.names.ids
        rows["event"] += chain.from_iterable(map(range, counts))
        rows["type"] += [types[event.event_type] for event in events]
        rows["name"] += [names[name_of(data)] for data in datas]
        rows["time"] += times
        rows["ruling"] += [0] * len(events)
        self._counts += counts

    def _settle_records(self, batches: tuple[Plain, ...], places: list[tuple[int, ...]]) -> None:
        records, people = self._records, self.words.people.ids
        environments = self.words.environments.ids
        for name, values in zip(("number", "line", "offset", "length"), places, strict=True):
            records[name] += values
        records["people"] += [people[people_of(batch)] for batch in batches]
        records["environment"] += [environments[batch.environment] for batch in batches]


def _repeated(batch: Plain) -> list[int]:
    """The time of the batch for each of its events."""
    time = batch.timestamp_unixtime_ms
    return [NO_TIME if time is None else time] * len(batch.events)


def _arrays(lists: dict[str, list[int]], kinds: dict[str, str]) -> dict[str, Numbers]:
    return {name: np.fromiter(each, kinds[name], len(each)) for name, each in lists.items()}
