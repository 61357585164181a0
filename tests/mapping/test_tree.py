"""Places in a decoded tree are found, and changed without touching what others hold."""

from inspector.mapping.tree import get, pointer_to, put, take
from inspector.model.json import Json, resolve

TREE: dict[str, Json] = {"a/b": [{"c": 1}, {"c": 2}], "d": {"e": 3}}


def test_what_stands_there_is_found_and_nothing_where_nothing_does() -> None:
    """Keys for objects, numbers for lists; never the one for the other."""
    assert get(TREE, ("a/b", 1, "c")) == 2
    for path in (("a/b", 2), ("a/b", "1"), ("d", 0), ("d", "e", "f"), ("x",)):
        assert get(TREE, path) is None


def test_a_change_copies_the_way_to_it_and_nothing_else() -> None:
    """The received event stays evidence."""
    tree = dict(TREE)
    put(tree, ("a/b", 1, "c"), 5)
    take(tree, ("d", "e"))

    assert tree == {"a/b": [{"c": 1}, {"c": 5}], "d": {}}
    assert TREE == {"a/b": [{"c": 1}, {"c": 2}], "d": {"e": 3}}
    assert get(tree, ("a/b", 0)) is get(TREE, ("a/b", 0))


def test_a_path_is_a_pointer() -> None:
    """Escaped, with places in lists as they are counted."""
    assert pointer_to(("a/b", 1, "c")) == "/a~1b/1/c"
    assert resolve(TREE, pointer_to(("a/b", 1, "c"))) == 2
    assert pointer_to(()) == ""
