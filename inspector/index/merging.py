"""Parts that several readers made, each with numbers of its own for what it met, as one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from inspector.index.arrays import Numbers
from inspector.index.columns import Part, Words

News = Mapping[str, list[Any]]
"""By column, the values a reader has met since it was asked last, in the order of their numbers."""


class Teller:
    """Says what is new in some words."""

    def __init__(self, words: Words) -> None:
        self._tables = words.tables
        self._told = dict.fromkeys(self._tables, 0)

    def news(self) -> News:
        """What nobody was told of yet."""
        found = {name: table.values[self._told[name] :] for name, table in self._tables.items()}
        self._told = {name: len(table) for name, table in self._tables.items()}
        return found


class Merger:
    """Puts the parts of other readers into `words`, in the order of the file."""

    def __init__(self, words: Words, number: int) -> None:
        """`number`: that of the last record before them."""
        self._tables = words.tables
        self._known: defaultdict[tuple[int, str], Numbers] = defaultdict(lambda: np.zeros(0, "u4"))
        self._number = number

    def part(self, reader: int, part: Part, news: News) -> Part:
        """The next part. It was made by this reader, which knew of no record before it."""
        for name, values in news.items():
            new = [self._tables[name].id(value) for value in values]
            self._known[reader, name] = np.append(self._known[reader, name], np.array(new, "u4"))
        records = self._translated(reader, part.records)
        before, count = records["number"], len(part.counts)
        # A reader that began at line 1 would have gone on counting from the last record.
        numbers = np.maximum(before, np.arange(self._number + 1, self._number + 1 + count))
        records["number"] = numbers.astype("u4")
        if count:
            self._number = int(numbers[-1])
        places = np.searchsorted(before, np.array([kept.number for kept in part.kept], "u4"))
        kept = zip(part.kept, places.tolist(), strict=True)
        return replace(
            part,
            records=records,
            rows=self._translated(reader, part.rows),
            kept=tuple(replace(record, number=int(numbers[place])) for record, place in kept),
        )

    def _translated(self, reader: int, columns: dict[str, Numbers]) -> dict[str, Numbers]:
        return {
            name: self._known[reader, name][values].astype(values.dtype, copy=False)
            if name in self._tables
            else values
            for name, values in columns.items()
        }


def joined(parts: Sequence[Part]) -> Part:
    """Some parts in a row as one."""
    if len(parts) == 1:
        return parts[0]
    counts = [len(part.rows["event"]) for part in parts]
    records = [len(part.counts) for part in parts]
    return Part(
        _together([part.records for part in parts]),
        _together([part.rows for part in parts]),
        np.concatenate([part.counts for part in parts]),
        parts[-1].done,
        dict(_moved([part.odd_times for part in parts], counts)),
        dict(_moved([part.batch_ids for part in parts], records)),
        tuple(record for part in parts for record in part.kept),
    )


def _together(columns: Sequence[dict[str, Numbers]]) -> dict[str, Numbers]:
    return {name: np.concatenate([each[name] for each in columns]) for name in columns[0]}


def _moved(tables: Sequence[dict[int, Any]], counts: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """The entries of tables by place, each counted from the first table on."""
    start = 0
    for table, count in zip(tables, counts, strict=True):
        yield from ((start + place, value) for place, value in table.items())
        start += count
