"""Edits in words."""

import pytest

from inspector.compare import Change, ChangeKind
from inspector.ui.models.edited import (
    CLOSELY,
    LONGEST,
    count,
    edited_lines,
    field,
    note,
    notes,
    sentence,
    shown,
)

CHANGED = Change("/user/name", ChangeKind.CHANGED, "Ines", "Ida")
ADDED = Change("/user/a~1b", ChangeKind.ADDED, None, 1)
REMOVED = Change("/user/tags/0", ChangeKind.REMOVED, None)


def test_a_note_says_what_was() -> None:
    """Beside the field as it is now."""
    assert note(CHANGED) == 'was "Ines"'
    assert note(ADDED) == "added here"
    assert note(REMOVED) == "tags[0] removed here, was null"


def test_a_removed_field_is_told_at_what_is_around_it() -> None:
    """It has no line of its own; several share one."""
    more = Change("/user/x", ChangeKind.REMOVED, 5)
    same = Change("/user/tags", ChangeKind.CHANGED, 1, [])
    assert notes([CHANGED, more, Change("/user/y", ChangeKind.REMOVED, 6), same, REMOVED]) == {
        "/user/name": 'was "Ines"',
        "/user": "x removed here, was 5 · y removed here, was 6",
        "/user/tags": "was 1 · tags[0] removed here, was null",
    }


def test_a_sentence_says_what_was_done() -> None:
    """For the menu that takes it back."""
    assert sentence(CHANGED) == 'name: "Ines" → "Ida"'
    assert sentence(ADDED) == "a/b: added 1"
    assert sentence(REMOVED) == "tags[0]: removed null"
    assert field(Change("", ChangeKind.CHANGED)) == "the copy"


def test_long_values_are_cut() -> None:
    """And stay on one line."""
    assert shown("a\nb") == '"a b"'
    assert shown({"a": [1, "x"]}) == '{"a":[1,"x"]}'
    assert len(shown("x" * 500)) == LONGEST


@pytest.mark.parametrize(
    ("changes", "text"),
    [([], "nothing edited yet"), ([CHANGED], "1 field edited"), ([CHANGED] * 2, "2 fields edited")],
)
def test_edits_are_counted(changes: list[Change], text: str) -> None:
    """In words."""
    assert count(changes) == text


@pytest.mark.parametrize(
    ("before", "now", "lines"),
    [
        ("a b c", "a b c", set()),
        ("a b c", "a x c", {1}),
        ("a b c", "a x b c", {1}),
        ("a b c", "a c", {1}),
        ("a b c", "a b", {2}),
        ("a b c d e", "x b c y e", {0, 3}),
        ("a, b", "a b,", set()),
    ],
)
def test_edited_lines_are_those_that_are_not_in_the_original(
    before: str, now: str, lines: set[int]
) -> None:
    """Where lines are missing, the one after them; commas do not count."""
    assert edited_lines(before.split(), now.split()) == lines


def test_many_edited_lines_are_not_compared_one_by_one() -> None:
    """A text that is quite another is quickly said to be so."""
    now = [str(at) for at in range(CLOSELY * 2)]
    assert edited_lines(["a", "b"], ["a", *now, "b"]) == set(range(1, CLOSELY * 2 + 1))
