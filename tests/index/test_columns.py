"""Columns give back what was put into them."""

import pytest

from inspector.index.builder import Builder
from inspector.index.columns import Columns, Words, ruling_of
from inspector.index.row import Row
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings(), shop.NOON_MS)


def rows_of(*events: object) -> list[Row]:
    """The rows of one batch."""
    source = read_whole(shop.batch_of(*events), PIPELINE)
    return [source.row(number) for number in range(len(source))]


def test_records_are_found_by_their_number() -> None:
    """Numbers rise, with gaps; a gap is a LookupError."""
    builder, columns = Builder(Words()), Columns()
    for number in (2, 5):
        builder.record(number, number, 10 * number, 9, rows_of(shop.custom("A"), shop.custom("B")))
    columns.append(builder.part(50))
    assert [columns.place(2), columns.place(5)] == [0, 1]
    assert list(columns.record) == [0, 0, 1, 1]
    assert list(columns.first) == [0, 2]
    for missing in (1, 3, 9):
        with pytest.raises(LookupError):
            columns.place(missing)


@pytest.mark.parametrize("time", [10**30, -(10**30), 2**63 - 1, -(2**63), 0, None])
def test_a_time_of_any_size_comes_back(time: int | None) -> None:
    """The column holds 64 bits, the row what the event says."""
    assert [row.time_ms for row in rows_of(shop.at("A", time))] == [time]


def test_a_ruling_knows_where_the_own_name_stands() -> None:
    """So that a thousand names share it."""
    one, other = (ruling_of(rows_of(shop.custom(name))[0]) for name in ("Seen", "Gone"))
    assert one == other
    assert one is not None
    assert one.target("Seen") == "event · Seen"
