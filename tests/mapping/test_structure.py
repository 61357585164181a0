"""Values of one structure have one `Structure`, and their parts at the same places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.mapping.structure import Structures, pointers
from inspector.model.json import Json, resolve
from tests import shop


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"a": 1}, {"a": 2}, True),
        ({"a": 1}, {"a": "1"}, False),
        ({"a": 1}, {"a": True}, False),
        ({"a": 1}, {"a": Decimal(1)}, False),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False),
        ({"a": {}}, {"a": []}, False),
        ({"a": {}}, {"a": None}, False),
        ({"a": {}}, {"a": {"b": 1}}, False),
        ({"a": []}, {"a": [1]}, False),
        ({"a": [1, 2]}, {"a": [3, 4]}, True),
        ({"a": [1, 2]}, {"a": [1]}, False),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, True),
        ({"a": {"b": 1}, "c": {}}, {"a": {}, "c": {"b": 1}}, False),
        ({"a": [{"b": 1}, {}]}, {"a": [{}, {"b": 1}]}, False),
        ({}, {}, True),
    ],
)
def test_structure_is_keys_and_types(one: Json, other: Json, alike: bool) -> None:
    """Values do not matter; order does, because the target's may follow it."""
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    for first, second in ((one, other), (other, one)):
        structures = Structures()
        assert (structures.read(first)[0] is structures.read(second)[0]) is alike


trees = st.dictionaries(st.text(max_size=3), shop.values, max_size=4)


@given(trees)
def test_every_value_has_its_place(tree: dict[str, Json]) -> None:
    """The pointers lead to the values, in the same order, and none is left out."""
    structure, values = Structures().read(tree)

    assert [resolve(tree, pointer) for pointer in pointers(tree)] == values
    assert structure.size == len(values)


@given(st.lists(trees, min_size=2, max_size=5))
def test_one_structure_means_the_same_pointers_and_types(several: list[dict[str, Json]]) -> None:
    """And another one means that they differ."""
    structures = Structures()
    for one in several:
        for other in several:
            same = structures.read(one)[0] is structures.read(other)[0]
            looks = [
                [(at, type(value)) for at, value in zip(pointers(tree), values, strict=True)]
                for tree, values in (
                    (one, structures.read(one)[1]),
                    (other, structures.read(other)[1]),
                )
            ]
            assert same is (looks[0] == looks[1])
