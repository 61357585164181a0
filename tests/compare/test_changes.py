"""Differences between two JSON values."""

from decimal import Decimal

import pytest
from hypothesis import given

from inspector.compare import Change, ChangeKind, changes, reverted
from inspector.model.json import Json, encode
from tests import shop

ADDED, CHANGED, REMOVED = ChangeKind
FULL, SHORT = Decimal("1.50"), Decimal("1.5")


@given(shop.values)
def test_what_is_the_same_has_no_changes(value: Json) -> None:
    """Whatever it is."""
    assert list(changes(value, value)) == []


@given(shop.values, shop.values)
def test_taking_every_change_back_gives_what_was_before(before: Json, after: Json) -> None:
    """One after the other, looking anew each time; key order apart."""
    tree = after
    for _ in range(200):
        found = list(changes(before, tree))
        if not found:
            break
        tree = reverted(tree, found[-1])
    assert list(changes(before, tree)) == []
    assert list(changes(tree, before)) == []


@given(shop.values, shop.values)
def test_what_differs_has_changes(before: Json, after: Json) -> None:
    """Unless only the order of keys does."""
    if not list(changes(before, after)):
        assert sorted(encode(before)) == sorted(encode(after))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": 1}, {"a": 2}, [Change("/a", CHANGED, 1, 2)]),
        ({"a": 1}, {"a": True}, [Change("/a", CHANGED, 1, True)]),
        ([FULL], [SHORT], [Change("/0", CHANGED, FULL, SHORT)]),
        ({"a": {"b": 1}}, {"a": {}}, [Change("/a/b", REMOVED, 1)]),
        ({"a": {"b": 1}}, {"a": 5}, [Change("/a", CHANGED, {"b": 1}, 5)]),
        ({}, {"x/y": {"b": 1}}, [Change("/x~1y", ADDED, None, {"b": 1})]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, []),
        ([1, 2, 3], [1, 3], [Change("/1", REMOVED, 2)]),
        ([1, 3], [1, 2, 3], [Change("/1", ADDED, None, 2)]),
        ([{"a": 1}, {"a": 2}], [{"a": 1}, {"a": 3}], [Change("/1/a", CHANGED, 2, 3)]),
        (1, 2, [Change("", CHANGED, 1, 2)]),
    ],
)  # fmt: skip
def test_each_change_is_the_smallest_that_tells(
    before: Json, after: Json, found: list[Change]
) -> None:
    """A field, not the object around it; an item, not the items that moved up."""
    assert list(changes(before, after)) == found
    for change in found:
        assert list(changes(before, reverted(after, change))) == []


def test_reverting_touches_nothing_it_was_given() -> None:
    """The tree of an inspection is shared."""
    tree: Json = {"a": [{"b": 1}]}
    assert reverted(tree, Change("/a/0/b", CHANGED, 5, 1)) == {"a": [{"b": 5}]}
    assert tree == {"a": [{"b": 1}]}


@pytest.mark.parametrize("pointer", ["/a/0/b", "/c/d"])
def test_a_change_of_what_is_not_there_is_an_error(pointer: str) -> None:
    """It belongs to another value."""
    with pytest.raises(LookupError):
        reverted({"a": []}, Change(pointer, CHANGED, 1, 2))
