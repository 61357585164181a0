"""Which field is which."""

from hypothesis import given

from inspector.compare.pairs import Fate, Pair, pairs
from inspector.model.json import Json, decode, encode, leaves, resolve
from tests import shop


def fates(left: str, right: str) -> list[tuple[str, str | None, str | None]]:
    """The pairs of two JSON texts that are not the same."""
    found = pairs(decode(left.encode()), decode(right.encode()))
    return [(p.fate.value, p.left, p.right) for p in found if p.fate is not Fate.SAME]


def test_the_order_of_keys_does_not_count() -> None:
    """Two objects with the same members are the same."""
    assert fates('{"a":1,"b":{"c":[1,2]}}', '{"b":{"c":[1,2]},"a":1}') == []


def test_digits_and_types_count() -> None:
    """1.50 is not 1.5, and "1" is not 1."""
    assert fates('{"a":1.50,"b":"1"}', '{"a":1.5,"b":1}') == [
        ("changed", "/a", "/a"), ("changed", "/b", "/b"),
    ]  # fmt: skip


def test_items_are_known_by_their_identity() -> None:
    """Products in another order are the same products; one that is gone is only left."""
    left = '[{"id":"a","price":1},{"id":"b","price":2},{"id":"c","price":3}]'
    right = '[{"id":"c","price":3},{"id":"a","price":9}]'
    assert fates(left, right) == [
        ("changed", "/0/price", "/1/price"),
        ("only left", "/1/id", None),
        ("only left", "/1/price", None),
    ]


def test_items_without_identity_are_matched_by_what_they_say() -> None:
    """One put in the middle moves the others, and changes none."""
    assert fates('["a","b","c"]', '["a","x","b","c"]') == [("only right", None, "/1")]
    assert fates('["a","b"]', '["a","c"]') == [("changed", "/1", "/1")]


def test_a_value_and_a_container_are_two_things() -> None:
    """Each of their leaves stands on its own side."""
    assert fates('{"a":1}', '{"a":{"b":2}}') == [
        ("only left", "/a", None), ("only right", None, "/a/b"),
    ]  # fmt: skip


@given(shop.values, shop.values)
def test_every_leaf_of_both_sides_stands_in_one_pair(left: Json, right: Json) -> None:
    """Whatever the two are; what is called the same is written alike."""
    found = list(pairs(left, right))
    assert sorted(p.left for p in found if p.left is not None) == sorted(p for p, _ in leaves(left))
    assert sorted(p.right for p in found if p.right is not None) == sorted(
        p for p, _ in leaves(right)
    )
    for pair in found:
        if pair.fate is Fate.SAME:
            assert pair.left is not None
            assert pair.right is not None
            assert encode(resolve(left, pair.left)) == encode(resolve(right, pair.right))


@given(shop.values)
def test_a_value_compared_with_itself_is_the_same(value: Json) -> None:
    """Nothing differs, and every leaf is there."""
    assert list(pairs(value, value)) == [Pair(Fate.SAME, p, p) for p, _ in leaves(value)]
