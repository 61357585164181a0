"""A document read as a tree."""

import pytest
from hypothesis import given, settings

from inspector.model.json import encode, leaves
from inspector.ui.models.document import Document, Section, build
from inspector.ui.models.outline import outlined
from inspector.ui.models.rows import Rows
from tests import shop

RAW = b"""{"name": "Basket", "paid": true, "total": 149.90, "none": null, "empty": {}, "bare": "",
"products": [{"id": "7", "q\\"k": 7}, {}]}"""


@pytest.fixture
def text() -> Document:
    return build([Section("", RAW, "/0"), Section("more", b"[1]", "/1")])


def shown(document: Document) -> list[str]:
    rows = Rows(document)
    return [" ".join(document.texts[line].split()) for line in map(rows.line, range(len(rows)))]


def test_a_line_is_a_key_its_value_and_its_type(text: Document) -> None:
    """Nothing that closes is on show; an item goes by its number, a container by its size."""
    assert shown(outlined(text)) == [
        "object · 7 fields", "name Basket string", "paid true boolean", "total 149.90 number",
        "none null null", "empty object · empty", 'bare "" string', "products list · 2 items",
        "[0] object · 2 fields", "id 7 string", 'q\\"k 7 number', "[1] object · empty",
        "more", "list · 1 item", "[0] 1 number",
    ]  # fmt: skip


def test_values_stand_below_one_another(text: Document) -> None:
    """However deep their keys stand."""
    tree = outlined(text)
    lines = [tree.line_of(at) for at in ("/0/name", "/0/products/0/id")]
    starts = {(tree.spans or (lambda _: []))(line or 0)[1][0] for line in lines}
    assert len(starts) == 1


def test_lines_pointers_and_values_are_those_of_the_text(text: Document) -> None:
    """So that marks, ribbons and copies are the same."""
    tree = outlined(text)
    assert len(tree) == len(text)
    for line in range(len(text)):
        assert tree.pointer(line) == text.pointer(line)
        assert tree.value_text(line) == text.value_text(line)
    assert tree.whole() == text.whole()
    assert (tree.is_tree, text.is_tree) == (True, False)


@settings(max_examples=40)
@given(shop.values)
def test_every_leaf_is_on_show_in_its_colours(value: object) -> None:
    """Whatever the value: each line is covered by the parts that are coloured."""
    tree = outlined(build([Section("", encode(value), "")]))  # type: ignore[arg-type]
    rows = Rows(tree)
    visible = {rows.line(row) for row in range(len(rows))}
    for pointer, _ in leaves(value):  # type: ignore[arg-type]
        assert tree.line_of(pointer) in visible
    for line in visible:
        spans = (tree.spans or (lambda _: []))(line)
        told = "".join(tree.texts[line][start:end] for start, end, _ in spans)
        assert "".join(told.split()) == "".join(tree.texts[line].split())
