"""The marks of a whole document in a narrow strip."""

import pytest

from inspector.model.json import encode
from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document, LineMark, Section, build
from inspector.ui.models.overview import LANES, Band, Overview
from inspector.ui.models.rows import Rows

MARKS = {
    10: LineMark(LinkKind.DROPPED),
    11: LineMark(LinkKind.DROPPED),
    40: LineMark(LinkKind.DROPPED),
    41: LineMark(LinkKind.CONVERTED),
    60: LineMark(LinkKind.DROPPED, quiet=True),
}


@pytest.fixture
def document() -> Document:
    made = build([Section("", encode({f"k{at}": at for at in range(98)}), "")])
    made.mark = MARKS.get
    return made


def looked_through(document: Document) -> Overview:
    made = Overview(document)
    while made.go_on(7):
        pass
    return made


def test_lines_are_looked_at_in_slices(document: Document) -> None:
    """So that a long document keeps nobody waiting."""
    made = Overview(document)
    assert made.go_on(20)
    assert made.done == 20
    assert made.bands(Rows(document), 1.0) == [Band(LinkKind.DROPPED, 10, 14)]
    assert not made.go_on(1_000)


def test_neighbours_are_one_band(document: Document) -> None:
    """At any scale; quiet marks have none, and every band can be seen."""
    made, rows = looked_through(document), Rows(document)
    bands = made.bands(rows, 4.0)
    assert bands[:2] == [Band(LinkKind.DROPPED, 40, 48), Band(LinkKind.DROPPED, 160, 164)]
    assert made.bands(rows, 0.05) == [
        Band(LinkKind.DROPPED, 0, 5),
        Band(LinkKind.CONVERTED, 2, 5),
    ]


def test_folding_moves_the_bands(document: Document) -> None:
    """They stand where their lines stand; those inside a fold at the fold."""
    made, rows = looked_through(document), Rows(document)
    rows.fold(0, True)
    assert {band.top for band in made.bands(rows, 4.0)} == {0}


def test_a_place_is_told_in_words(document: Document) -> None:
    """Which lines, and how many of which fate."""
    made, rows = looked_through(document), Rows(document)
    assert made.told(rows, 9, 13) == "Lines 11 to 12: 2 dropped"
    assert made.told(rows, 40, 60) == "Lines 41 to 42: 1 dropped, 1 converted"
    assert made.told(rows, 60, 62) == ""
    assert made.counts() == "3 dropped, 1 converted"


def test_what_can_stand_together_is_told_apart_by_its_column() -> None:
    """Never by colour alone: one side has what was dropped, the other what was added."""
    left = {LANES[kind] for kind in (LinkKind.DROPPED, LinkKind.CONVERTED, LinkKind.RENAMED)}
    right = {LANES[kind] for kind in (LinkKind.ADDED, LinkKind.CONVERTED, LinkKind.RENAMED)}
    assert len(left) == len(right) == 3
