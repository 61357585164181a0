"""A source read again: what was chosen, selected and sent goes over to the same events."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

import numpy as np

from inspector.index.carry import carried
from inspector.index.source import Source
from inspector.index.ticks import Ticks
from inspector.model.delivery import EventKey

Moved: TypeAlias = Mapping[EventKey, EventKey | None]
"""Where events of a source stand that was read again; None for what is gone."""
T = TypeVar("T")


def moved_keys(held: Mapping[EventKey, T], moved: Moved) -> dict[EventKey, T]:
    """What is held under event keys, under their new ones, without what is gone."""
    now = ((moved.get(key, key), value) for key, value in held.items())
    return {key: value for key, value in now if key}


def carry_over(
    old: Source, fresh: Source, ticks: Ticks, keys: Iterable[EventKey]
) -> tuple[Moved, int]:
    """Moves the ticks of `old` to the same events in `fresh`. Returns where those of `keys` that
    are of this source stand now, and how many ticks are gone."""
    places = {key: old.find(key) for key in set(keys) if key.source == old.id}
    ticked = ticks.of(old)
    rows = np.union1d(ticked, list(places.values())).astype("i8")
    again = carried(old, fresh, rows)
    kept = again[np.searchsorted(rows, ticked)]
    ticks.replace(fresh, kept[kept >= 0])
    now = dict(zip(rows.tolist(), again.tolist(), strict=True))
    moved = {
        key: fresh.key(now[place]) if now[place] >= 0 else None for key, place in places.items()
    }
    return moved, int(np.count_nonzero(kept < 0))
