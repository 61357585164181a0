"""A canonical batch is read as it stands."""

import pytest

from inspector.formats.dialects.canonical import events_api, items, payloads
from inspector.formats.draft import Tree
from tests.formats.dialects.readings import opened


@pytest.mark.parametrize(
    ("tree", "sure"),
    [
        ({"events": [{"event_type": "x"}]}, 0.8),
        ({"events": []}, 0.7),
        ({"events": [5], "mpid": 1}, 0.4),
        ({"events": [5]}, 0.0),
        ({"events": 5, "mpid": 1}, 0.0),
        ({"user_attributes": {}}, 0.4),
        ({"mpid": 1}, 0.0),
    ],
)
def test_the_more_it_has_the_surer(tree: Tree, sure: float) -> None:
    """Typed events, then a list of events, then parts of a profile."""
    assert events_api(tree) == sure


def test_only_objects_are_looked_into() -> None:
    """Events and payloads of other kinds are passed over."""
    tree: Tree = {"events": [1, {"data": 2}, {"data": {"a": 1}}]}
    assert items(tree) == [{"data": 2}, {"data": {"a": 1}}]
    assert payloads(tree) == [{"a": 1}]
    assert items({"events": None}) == []


def test_it_is_not_translated() -> None:
    """Nothing is renamed, moved or converted."""
    tree = {"events": [{"event_type": "custom_event", "data": {"session_id": 1, "n": 1}}]}
    made = opened(tree)
    assert (made.tree, made.translated) == (tree, False)
