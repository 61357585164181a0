"""A place in the line."""

import pytest

from inspector.index.filter.cursor import Cursor, FilterError


def test_words_are_joined_by_whole_words_only() -> None:
    """`order` is no `or`."""
    assert [Cursor(line).joining for line in ("OR x", "order", "not(", "and", "nota")] == [
        "or", "", "not", "and", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "turns"), [("-a", True), ('-"a"', True), ("-(a)", True), ("-5a", True),
                        ("-5", False), ("-5 a", False), ("- a", False), ("-", False)],
)  # fmt: skip
def test_a_minus_turns_round_what_is_no_number(line: str, turns: bool) -> None:
    """An mParticle id that was pasted is looked for, not left out."""
    assert Cursor(line).take_minus() is turns


def test_a_value_is_a_word_or_stands_in_marks() -> None:
    """And the cursor stands behind it."""
    cursor = Cursor('"a \\"b\\" c"rest)')

    assert cursor.value() == ('a "b" c', False)
    assert cursor.value() == ("rest", True)
    assert cursor.value() == ("", True)
    assert cursor.ended


@pytest.mark.parametrize(
    ("line", "complaint"),
    [('"open', "mark at character 1 never closes"), ('""', "nothing between .* at character 1")],
)
def test_marks_that_hold_nothing(line: str, complaint: str) -> None:
    """An empty text would be found everywhere."""
    with pytest.raises(FilterError, match=complaint):
        Cursor(line).value()
