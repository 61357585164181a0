"""Chosen events as marks behave as the set they are."""

import numpy as np

from inspector.index.rows import Rows
from inspector.index.source import Source
from inspector.index.ticks import Ticks, is_event, tickable
from inspector.model.delivery import EventKey
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import BROKEN, read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)
TEXT = shop.batch_of(shop.custom("A"), shop.custom("B")) + b"\n" + BROKEN + b"\n" + shop.batch_of()


def opened() -> tuple[dict[int, Source], Ticks, Rows]:
    """A source of two events and two rows that are none."""
    source = read_whole(TEXT, PIPELINE)
    rows = Rows([(source, np.arange(len(source)))])
    sources = {1: source}
    return sources, Ticks(sources), rows


def test_it_is_a_set() -> None:
    """Of keys, equal to other sets."""
    _, ticks, rows = opened()
    keys = [rows.key(0), rows.key(1)]
    ticks.put(keys, True)
    assert ticks == set(keys)
    assert ticks & {keys[0]} == {keys[0]}
    assert list(ticks) == keys
    assert keys[0] in ticks
    assert EventKey(9, 1, 0) not in ticks
    assert "a" not in ticks
    ticks.put(keys[:1], False)
    assert ticks == {keys[1]}


def test_all_rows_at_once_are_all_events() -> None:
    """What is no event cannot be chosen, one by one neither."""
    sources, ticks, rows = opened()
    ticks.put_rows(rows, True)
    ticks.put([rows.key(n) for n in range(len(rows))], True)
    assert len(ticks) == ticks.among(rows) == tickable(rows) == 2
    assert list(is_event(sources[1], np.arange(4))) == [True, True, False, False]
    assert [list(places) for _, places in ticks.places()] == [[0, 1]]
    ticks.put_rows(Rows([(sources[1], np.array([0]))]), False)
    assert not ticks.at(sources[1], 0)
    assert ticks.at(sources[1], 1)


def test_rows_with_others_between_are_chosen_alone() -> None:
    """What is left out stays as it is."""
    source = read_whole(shop.batch_of(*map(shop.custom, "ABCD")), PIPELINE)
    ticks = Ticks({1: source})
    apart = Rows([(source, np.array([0, 3], "u4"))])
    ticks.put_rows(apart, True)
    assert ticks.of(source).tolist() == [0, 3]
    assert ticks.among(apart) == tickable(apart) == 2
    ticks.put_rows(Rows([(source, np.array([2, 3], "u4"))]), False)
    assert ticks.of(source).tolist() == [0]


def test_it_is_emptied() -> None:
    """Of one source or of all."""
    _, ticks, rows = opened()
    ticks.put_rows(rows, True)
    ticks.drop(1)
    assert not ticks
    ticks.put_rows(rows, True)
    ticks.clear()
    assert ticks == set()
