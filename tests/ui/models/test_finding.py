"""Looking for a text, and for what can be folded away."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.model.json import encode
from inspector.model.mapping import LinkKind
from inspector.ui.models.document import Document, LineMark, Section, build
from inspector.ui.models.finding import count, find, parents, place, unchanged
from inspector.ui.models.sides import formatted
from tests import shop
from tests.ui.inspections import purchase

TEXT = b'{"name":"Basket","inner":{"a":1,"b":{"name":2}},"list":[1,2,3]}'


def document(raw: bytes = TEXT) -> Document:
    return build([Section("", raw, "/0")])


def test_hits_are_walked_round_in_both_directions() -> None:
    """From a line on to the next, from the last to the first; in any case."""
    found = document()
    first = find(found, "NAME", -1, 1)
    assert first is not None
    assert "Basket" in found.texts[first]
    second = find(found, "name", first, 1)
    assert second is not None
    assert find(found, "name", second, 1) == first
    assert find(found, "name", first, -1) == second
    assert count(found, "Name") == 2


def test_what_is_not_there_is_not_found() -> None:
    """Nor is nothing."""
    assert find(document(), "zebra", -1, 1) is None
    assert find(document(), "", -1, 1) is None
    assert count(document(), "") == 0
    assert find(Document(), "a", -1, 1) is None


def test_a_line_knows_what_it_stands_in() -> None:
    """Outermost first; a heading stands in nothing."""
    found = document()
    line = found.line_of("/0/inner/b/name")
    assert line is not None
    assert [found.pointer(at) for at in parents(found, line)] == ["/0", "/0/inner", "/0/inner/b"]
    headed = build([Section("title", TEXT, "/0")])
    assert parents(headed, 0) == []


def test_what_is_unchanged_folds_away_and_nothing_else() -> None:
    """The outermost containers without a loud mark; a quiet one does not keep them open."""
    found = document()
    assert [found.pointer(at) for at in unchanged(found)] == ["/0/inner", "/0/list"]
    changed = found.line_of("/0/inner/b/name")
    assert changed is not None
    found.mark = {changed: LineMark(LinkKind.CONVERTED)}.get
    assert [found.pointer(at) for at in unchanged(found)] == ["/0/list"]
    found.mark = {changed: LineMark(LinkKind.DROPPED, quiet=True)}.get
    assert [found.pointer(at) for at in unchanged(found)] == ["/0/inner", "/0/list"]


def test_no_difference_is_folded_away() -> None:
    """On a real event with its batch."""
    left = formatted(purchase()).left
    hidden = {at for line in unchanged(left) for at in left.span(line)}
    for line in hidden:
        mark = left.mark(line)
        assert mark is None or mark.quiet


@given(shop.values, st.integers(0, 5))
def test_parents_hold_their_line(value: object, at: int) -> None:
    """Every one spans the line, each inside the one before."""
    found = document(encode(value))
    line = min(at, len(found) - 1)
    around = parents(found, line)
    assert around == sorted(around)
    assert all(line in found.span(each) for each in around)


def test_the_place_of_a_hit_is_told_in_columns() -> None:
    """In any case; not where another case has another length."""
    assert place('  "Name": 1', "name") == (3, 7)
    assert place("straße", "STRASSE") is None
