"""Rows of several sources as one list."""

import numpy as np
import pytest

from inspector.index.rows import Rows
from inspector.index.source import Source
from inspector.model.delivery import EventKey
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def source_of(number: int, *names: str) -> Source:
    """A source with a batch of these events."""
    source = read_whole(shop.batch_of(*map(shop.custom, names)), PIPELINE)
    source.id = number
    return source


@pytest.fixture
def rows() -> Rows:
    """Two of each of two sources, which came in turns."""
    one, two = source_of(1, "A", "B", "C"), source_of(2, "X", "Y")
    parts = [(one, [0]), (two, [0, 1]), (one, [2])]
    return Rows((source, np.array(numbers, "u4")) for source, numbers in parts)


def names(rows: Rows) -> list[str]:
    """What is in the list."""
    return [row.name for row in rows]


def test_they_are_a_sequence(rows: Rows) -> None:
    """By place, from the end, in slices."""
    assert names(rows) == ["A", "X", "Y", "C"]
    assert [rows[n].name for n in range(4)] == names(rows)
    assert rows[-1].name == "C"
    assert [row.name for row in rows[1:3]] == ["X", "Y"]
    with pytest.raises(IndexError):
        rows[4]


def test_they_are_found_by_key(rows: Rows) -> None:
    """What is not among them is not found, whatever is asked for."""
    assert [rows.find(rows.key(n)) for n in range(4)] == [0, 1, 2, 3]
    for key in (EventKey(1, 1, 1), EventKey(1, 9, 0), EventKey(3, 1, 0), EventKey(1, 1, 7)):
        assert rows.find(key) is None


def test_they_grow(rows: Rows) -> None:
    """A list goes on where another ends, or is another one."""
    more = Rows(rows.parts())
    more.append(source_of(3, "Z"), np.zeros(1, "u4"))
    assert more.continues(rows)
    assert not rows.continues(more)
    assert rows.continues(Rows())
    rows.extend(more, 4)
    assert names(rows) == names(more)
    assert not Rows([next(rows.parts())]).continues(Rows(list(rows.parts())[1:2]))


def test_what_was_made_is_made_again(rows: Rows) -> None:
    """Once the columns say something else."""
    source, number = rows.locate(0)
    assert rows[0].verdict is not None
    source.forget_rulings()
    assert rows[0].verdict is not None
    rows.forget()
    assert rows[0].verdict is None
    assert number == 0
