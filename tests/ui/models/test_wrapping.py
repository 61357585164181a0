"""Where a long line is broken."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.ui.models.wrapping import DEEPER, WHOLE, broken


def rows(text: str, columns: int, behind: int = 0) -> list[str]:
    made = broken(text, columns, behind)
    ends = (*made.starts[1:], len(text))
    return [text[start:end] for start, end in zip(made.starts, ends, strict=True)]


def test_a_line_that_fits_has_one_row() -> None:
    """Also where it fits exactly."""
    assert broken("x" * 40, 40) == WHOLE._replace(hang=DEEPER)
    assert len(rows("x" * 41, 40)) == 2


def test_rows_hang_below_their_line() -> None:
    """A little deeper than it, but never so deep that no room is left."""
    assert broken("    " + "x" * 90, 40).hang == 4 + DEEPER
    assert broken(" " * 38 + "x" * 90, 40).hang == 20


def test_words_stay_whole_where_that_leaves_the_row_mostly_full() -> None:
    """A word longer than a row is broken anywhere."""
    assert rows("one two three four five", 15) == ["one two three ", "four five"]
    assert rows("a " + "b" * 30, 20)[0] == "a " + "b" * 18


def test_wide_characters_take_two_columns() -> None:
    """So that none of them stands outside the pane."""
    assert [len(row) for row in rows("日" * 20, 20)] == [10, 9, 1]


def test_what_follows_the_text_may_have_a_row_of_its_own() -> None:
    """Where it finds no room behind the last one."""
    assert rows("x" * 38, 40, 10) == ["x" * 38, ""]
    assert rows("x" * 20, 40, 10) == ["x" * 20]


@given(st.text(max_size=300), st.integers(20, 80))
def test_nothing_is_lost_and_every_row_has_something(text: str, columns: int) -> None:
    """Whatever the text is, its rows are the text."""
    made = rows(text, columns)
    assert "".join(made) == text
    assert all(made) or not text
