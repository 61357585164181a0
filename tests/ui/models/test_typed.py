"""Where the fields of a typed text stand."""

import pytest
from hypothesis import given

from inspector.model.json import Json, encode, leaves, pretty
from inspector.ui.models.document import Section, build
from inspector.ui.models.typed import places, shifted
from tests import shop

TEXT = """{"a": [1,
  {"b/c": "x\\u0041{", "d": [
  ]}], "e": null
}"""


def test_fields_are_found_however_the_text_is_laid_out() -> None:
    """Also several on a line; what stands in strings is no bracket."""
    assert places(TEXT) == {
        "": 0, "/a": 0, "/a/0": 0, "/a/1": 1, "/a/1/b~1c": 1, "/a/1/d": 1, "/e": 2,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", '{"a": 1', '{"a": [1}', "{1: 2}", '{"a": 1}}'])
def test_a_text_that_is_not_whole_has_no_places(text: str) -> None:
    """Rather than wrong ones."""
    assert places(text) is None


@given(shop.values)
def test_the_places_are_those_of_the_document(value: Json) -> None:
    """Of the text as this program lays it out."""
    raw = encode(value)
    document, found = build([Section("", raw, "")]), places(pretty(raw))
    assert found is not None
    for pointer, _ in leaves(value):
        assert found[pointer] == document.line_of(pointer)


def test_places_move_with_what_is_typed() -> None:
    """Those below the change, by as many lines."""
    assert shifted({"/a": 1, "/b": 4}, 2, 3) == {"/a": 1, "/b": 7}
    assert shifted({"/a": 1, "/b": 4}, 2, -1) == {"/a": 1, "/b": 3}
