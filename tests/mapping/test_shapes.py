"""The tree of writes."""

from inspector.mapping.shapes import Leaf, Node, target_path


def test_wildcards_take_what_was_captured() -> None:
    """`#` one index, `+` all indexes up to a key, `*` a key; digits are places."""
    assert target_path(("a", "#", "*"), (4, "plan")) == ("a", (4,), "plan")
    assert target_path(("Products", "+", "*"), (1, 2, "x")) == ("Products", (1, 2), "x")
    assert target_path(("actions", "0"), ()) == ("actions", (0,))


def test_places_are_counted_through_anew() -> None:
    """Whatever the numbers were, a list has no holes; every path knows its pointer."""
    root = Node()
    root.insert(("p", (7, 1), "id"), Leaf("second"))
    root.insert(("p", (3, 9), "id"), Leaf("first"))

    value, pointers = root.build()

    assert value == {"p": [{"id": "first"}, {"id": "second"}]}
    assert pointers == {("p", (3, 9), "id"): "/p/0/id", ("p", (7, 1), "id"): "/p/1/id"}


def test_a_taken_place_names_who_is_there() -> None:
    """The same place, a place below a leaf, and a place above leaves are all taken."""
    root, leaf = Node(), Leaf(1)
    assert root.insert(("a", "b"), leaf) is None

    assert root.insert(("a", "b"), Leaf(2)) is leaf
    assert root.insert(("a", "b", "c"), Leaf(2)) is leaf
    assert root.insert(("a",), Leaf(2)) is leaf


def test_keys_in_pointers_are_escaped() -> None:
    """RFC 6901: ~ and / have escapes."""
    root = Node()
    root.insert(("a/b~c",), Leaf(1))

    assert root.build()[1] == {("a/b~c",): "/a~1b~0c"}
