"""Which lines are on show when some are folded."""

import numpy as np

from inspector.ui.models.document import Section, build
from inspector.ui.models.outline import outlined
from inspector.ui.models.rows import Rows

DOCUMENT = build(
    [Section("", b'{"a":{"b":{"c":1}},"d":2}', ""), Section("more", b'{"e":[1,2]}', "/1")]
)
A, B = DOCUMENT.line_of("/a"), DOCUMENT.line_of("/a/b")


def shown(rows: Rows) -> list[int]:
    return [rows.line(row) for row in range(len(rows))]


def test_nothing_folded_shows_everything() -> None:
    """Row and line are the same."""
    rows = Rows(DOCUMENT)
    assert shown(rows) == list(range(len(DOCUMENT)))


def test_folds_hide_up_to_the_closing_line() -> None:
    """Also inside one another; a line inside a fold is in the row of the fold."""
    rows = Rows(DOCUMENT)
    assert rows.fold(B, True)
    assert rows.fold(A, True)
    assert not rows.fold(A, True)
    hidden = set(range(A + 1, DOCUMENT.end(A) + 1))
    assert shown(rows) == [line for line in range(len(DOCUMENT)) if line not in hidden]
    assert rows.row(B + 1) == rows.row(A)
    assert rows.fold(A, False)
    assert B + 1 not in shown(rows)


def test_showing_a_line_opens_every_fold_around_it() -> None:
    """Other folds stay."""
    rows = Rows(DOCUMENT)
    heading = next(iter(DOCUMENT.headings))
    for line in (A, B, heading):
        rows.fold(line, True)
    assert rows.show(B + 1)
    assert B + 1 in shown(rows)
    assert rows.folded(heading)
    assert not rows.show(B + 1)


LONG = build([Section("", b'{"a":"' + b"x" * 50 + b'","b":{"c":"' + b"y" * 90 + b'"},"d":1}', "")])


def test_long_lines_have_several_rows() -> None:
    """The lines below them stand lower; without a limit every line is whole again."""
    rows = Rows(LONG, 40)
    assert [rows.line(row) for row in range(len(rows))] == [0, 1, 1, 2, 3, 3, 3, 4, 5, 6]
    assert [rows.row(line) for line in range(7)] == [0, 1, 3, 4, 7, 8, 9]
    assert rows.rows_of(np.array([0, 3, 5])).tolist() == [0, 4, 8]
    assert rows.lines(range(2, 6)) == [1, 2, 3]
    version = rows.version
    assert rows.wrap(0)
    assert rows.version > version
    assert not rows.wrap(0)
    assert len(rows) == len(LONG)


def test_a_trees_values_go_on_below_each_other() -> None:
    """Not below their keys."""
    tree = outlined(build([Section("", b'{"a": "' + b"x " * 30 + b'"}', "")]))
    rows = Rows(tree, 40)
    start = tree.texts[1].index("x")
    assert {rows.broken(1).hang, tree.widened} == {start}


def test_folds_and_broken_lines_go_together() -> None:
    """What is folded away has no rows, however long it is."""
    rows = Rows(LONG, 40)
    assert rows.fold(2, True)
    assert [rows.line(row) for row in range(len(rows))] == [0, 1, 1, 2, 5, 6]
    assert rows.row(3) == rows.row(2)


def test_a_note_may_need_a_row_of_its_own() -> None:
    """Where the line leaves it no room."""
    made = build([Section("", b'{"currency": "EUR", "d": 1}', "")])
    made.notes = {"/currency": "was US dollars before"}
    assert len(Rows(made, 30)) == len(made) + 1
    assert len(Rows(made, 60)) == len(made)


def test_a_line_that_opens_nothing_does_not_fold() -> None:
    """A scalar has nothing to hide."""
    rows = Rows(DOCUMENT)
    assert not rows.fold(DOCUMENT.line_of("/d"), True)
