"""A filter asks the copy of an edited event, and its source for what only that knows."""

from dataclasses import replace

import pytest

from inspector.index.edited import Edited
from inspector.index.filter import parse
from inspector.index.look import LookAtCopy
from inspector.index.sieve import Sieve
from inspector.index.source import Source
from inspector.model.mapping import MappingSettings
from tests import shop
from tests.index.files import read_whole

PIPELINE = shop.pipeline_for(MappingSettings())


@pytest.fixture
def source() -> Source:
    """Three events; the second one is edited in the tests."""
    texts = (shop.custom("A"), shop.custom("B", note="Refund"), shop.custom("C"))
    return read_whole(shop.batch_of(*texts), PIPELINE)


def edited(event: object) -> Edited:
    """A copy that says this."""
    source = read_whole(shop.batch_of(event), PIPELINE)
    inspection = replace(source.inspect(source.key(0), PIPELINE), edited=True)
    row = replace(source.row(0), edited=True)
    return Edited(row, LookAtCopy(inspection, PIPELINE))


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("", [0, 1, 2]),
        ("edited:yes", [1]),
        ("edited:any", [1]),
        ("-edited:yes", [0, 2]),
        ("verdict:lossy", [1]),
        ("verdict:clean", [0, 2]),
        ("name:b", []),
        ("name:z or name:a", [0, 1]),
        ("refund", []),
        ("paid", [1]),
        ("attr[note]:paid", [1]),
        ("across:any", []),
        ("-across:any", [0, 1, 2]),
        ("tried:any", []),
    ],
)
def test_a_filter_goes_by_what_was_edited(source: Source, line: str, rows: list[int]) -> None:
    """The others by what their source says; also where a stretch is asked."""
    copy = edited(shop.custom("Z", note="Paid", left={"a": 1}))
    sieve = Sieve(source, PIPELINE, lambda _: (), {1: copy})

    plan = parse(line).plan
    assert sieve.rows(plan, 0, 3).tolist() == rows
    assert sieve.rows(plan, 1, 2).tolist() == [row for row in rows if row == 1]
