"""Finding groups in columns."""

from collections.abc import Iterator

import numpy as np

from inspector.diagnose.across.found import MOST_CASES, Numbers


def conflicts(keys: Numbers, values: Numbers) -> tuple[Numbers, list[Numbers], int]:
    """Keys that come with more than one value; 0 is none. A mask of the entries concerned, the
    entries of the largest groups in order, and how many groups there are."""
    order, starts, pairs = _sorted(keys, values)
    mask = np.zeros(len(keys), bool)
    many = np.flatnonzero(pairs > 1)
    ends = np.append(starts[1:], len(order))
    sizes = (ends - starts)[many]
    mask[order[np.repeat(pairs > 1, ends - starts)]] = True
    largest = many[np.argsort(-sizes, kind="stable")[:MOST_CASES]]
    return mask, [np.sort(order[starts[g] : ends[g]]) for g in largest], len(many)


def _sorted(keys: Numbers, values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The entries that have both, sorted; where groups start; how many values each has."""
    known = np.flatnonzero((keys != 0) & (values != 0))
    order = known[np.lexsort((values[known], keys[known]))]
    if not len(order):
        return order, order, order
    key, value = keys[order], values[order]
    new_key = np.append(True, key[1:] != key[:-1])
    new_pair = new_key | np.append(True, value[1:] != value[:-1])
    starts = np.flatnonzero(new_key)
    return order, starts, np.add.reduceat(new_pair, starts, dtype="i8")


def repeats(keys: Numbers) -> tuple[Numbers, list[Numbers], int]:
    """Entries whose key came before (0 is none), as a mask; the entries of the largest groups with
    their first ones, in order; and how many groups there are."""
    known = np.flatnonzero(keys != 0)
    order = known[np.argsort(keys[known], kind="stable")]
    mask = np.zeros(len(keys), bool)
    if not len(order):
        return mask, [], 0
    starts = np.flatnonzero(np.append(True, keys[order[1:]] != keys[order[:-1]]))
    sizes = np.diff(np.append(starts, len(order)))
    mask[np.delete(order, starts)] = True
    many = np.flatnonzero(sizes > 1)
    largest = many[np.argsort(-sizes[many], kind="stable")[:MOST_CASES]]
    return mask, [order[starts[g] : starts[g] + sizes[g]] for g in largest], len(many)


def distinct(entries: Numbers, values: Numbers) -> Iterator[int]:
    """The first entry for each different value, in order."""
    _, first = np.unique(values[entries], return_index=True)
    return (int(entries[at]) for at in np.sort(first) if values[entries[at]])
