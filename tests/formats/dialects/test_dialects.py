"""What holds for every dialect that is read in other words."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats import read
from inspector.formats.dialects.shape import Use
from inspector.formats.draft import Draft
from inspector.formats.shapes import SHAPES
from inspector.model.batch import Batch
from inspector.model.json import decode
from tests.formats.dialects.trees import TREES, assert_nothing_is_lost, canonical
from tests.formats.helpers import DATA, KEYS, open_batch

TRANSLATED = {shape.name: shape for shape in SHAPES if shape.translate}


@pytest.mark.parametrize("name", sorted(TREES))
@given(st.data())
def test_nothing_is_lost(name: str, data: st.DataObject) -> None:
    """Every value of any tree of the dialect stands in its batch, whatever else is in the tree."""
    tree = data.draw(TREES[name])
    assert_nothing_is_lost(tree, canonical(TRANSLATED[name], deepcopy(tree)))


def test_every_translated_dialect_is_tested() -> None:
    """A new dialect comes with trees of its own."""
    assert TREES.keys() == TRANSLATED.keys()
    assert {shape.use for shape in TRANSLATED.values()} == {Use.TRANSLATED}


FILES = sorted(str(path.relative_to(DATA)) for path in DATA.glob("*/*.json"))


@pytest.mark.parametrize("name", FILES or ["nothing"])
def test_no_value_of_a_real_file_is_lost(name: str) -> None:
    """Files of each dialect, every value of them."""
    path = DATA / name
    if not path.is_file():
        pytest.skip("needs the real recordings in ../shared/data, which are not here")
    for record in read(path.read_bytes()):
        batch = open_batch(record)
        if isinstance(batch, Batch):
            source = decode(record.raw)
            assert isinstance(source, dict)
            assert_nothing_is_lost(source, batch.tree)


def test_a_draft_starts_empty() -> None:
    """Dialects share no state."""
    one = Draft(KEYS)
    one.batch["a"] = 1
    assert Draft(KEYS).batch == {}
