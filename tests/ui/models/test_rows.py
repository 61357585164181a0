"""Which lines are on show when some are folded."""

from inspector.ui.models.document import Section, build
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


def test_a_line_that_opens_nothing_does_not_fold() -> None:
    """A scalar has nothing to hide."""
    rows = Rows(DOCUMENT)
    assert not rows.fold(DOCUMENT.line_of("/d"), True)
