"""Selecting text from one place to another."""

import pytest

from inspector.ui.models.document import Section, build, original
from inspector.ui.widgets.text_selection import TextSelection

DOCUMENT = build([Section("", b'{"abc": "d e", "f": 1.5}', ""), Section("more", b"[1]", "/1")])


@pytest.mark.parametrize("backwards", [False, True])
def test_a_selection_runs_both_ways(backwards: bool) -> None:
    """From the middle of one line to the middle of another."""
    selection = TextSelection(DOCUMENT)
    places = [(1, 2), (2, 5)]
    selection.start(*places[backwards])
    selection.extend(*places[not backwards])
    assert selection.text() == '"abc": "d e",\n  "f"'
    assert selection.columns(1) == (2, len(DOCUMENT.texts[1]))
    assert selection.columns(2) == (0, 5)
    assert selection.columns(3) is None


def test_within_one_line() -> None:
    """Nothing but what lies between the two columns."""
    selection = TextSelection(DOCUMENT)
    selection.start(1, 3)
    selection.extend(1, 6)
    assert selection.text() == "abc"
    selection.clear()
    assert selection.text() == ""
    assert selection.columns(1) is None


def test_headings_are_no_part_of_the_text() -> None:
    """So that what is pasted is JSON."""
    selection = TextSelection(DOCUMENT)
    selection.all()
    assert "more" not in selection.text()
    assert selection.text().endswith("}\n[\n  1\n]")


@pytest.mark.parametrize(("column", "word"), [(3, "abc"), (10, "d e"), (0, "")])
def test_a_double_click_selects_a_string_without_quotes(column: int, word: str) -> None:
    """Strings keep their blanks."""
    selection = TextSelection(DOCUMENT)
    selection.word(1, column)
    assert selection.text() == word
    selection.word(2, 8)
    assert selection.text() == "1.5"


def test_broken_lines_are_copied_whole() -> None:
    """The breaks of original text are ours, not the text's."""
    document = original([("", b"0123456789\nabc")], 4)
    selection = TextSelection(document)
    selection.start(0, 2)
    selection.extend(3, 2)
    assert selection.text() == "23456789\nab"


def test_nothing_to_select_in_an_empty_document() -> None:
    """Ctrl+A in an empty pane is harmless."""
    selection = TextSelection(build([]))
    selection.all()
    assert selection.text() == ""
